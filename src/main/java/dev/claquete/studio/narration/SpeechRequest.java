package dev.claquete.studio.narration;

import dev.claquete.studio.text.SpeakableText;
import org.jspecify.annotations.Nullable;

/**
 * A request for speech.
 *
 * @param language as projects name it: {@code en}, {@code pt-BR} ...
 * @param voiceName the requested voice, by the provider's name; null for the default
 * @param manner how to speak, in plain words; null for the default
 * @param idempotencyKey identifies the result, so that a vendor that supports it bills a repeat once
 */
record SpeechRequest(
        SpeakableText text,
        String language,
        @Nullable String voiceName,
        @Nullable String manner,
        String idempotencyKey) {

    SpeechRequest(SpeakableText text, String language, @Nullable String voiceName, String idempotencyKey) {
        this(text, language, voiceName, null, idempotencyKey);
    }
}
