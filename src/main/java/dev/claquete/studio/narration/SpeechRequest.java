package dev.claquete.studio.narration;

import dev.claquete.studio.text.SpeakableText;
import org.jspecify.annotations.Nullable;

/**
 * What is to be spoken.
 *
 * @param language as projects name it: {@code en}, {@code pt-BR} ...
 * @param voiceName the wish of a person, in the words of whichever maker serves; null for that maker's own
 * @param manner how to speak, in plain words; null for the maker's own way
 * @param idempotencyKey names the result, so that a vendor who understands it bills a repeat once
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
