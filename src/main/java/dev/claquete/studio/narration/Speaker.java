package dev.claquete.studio.narration;

import dev.claquete.studio.openai.Makers;
import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.work.BusinessError;
import org.springframework.stereotype.Component;

/** Speaks texts that belong to no project, at the installation's expense. */
@Component
public class Speaker {

    private final Makers<SpeechSynthesizer> synthesizers;
    private final OpenAiProperties openAi;

    Speaker(Makers<SpeechSynthesizer> synthesizers, OpenAiProperties openAi) {
        this.synthesizers = synthesizers;
        this.openAi = openAi;
    }

    /** Whether somebody bills us for it. */
    public boolean remote() {
        return openAi.houseServes(openAi.speechModel());
    }

    /**
     * Speaks the whole text.
     *
     * @param idempotencyKey names the result, so that a vendor who understands it bills a repeat once
     * @return a WAV file, 48 kHz, mono
     * @throws BusinessError when this text can never be spoken
     */
    public byte[] speak(String text, Voices.Voice voice, String idempotencyKey) throws BusinessError {
        String name = remote() ? voice.remoteName() : voice.gender();
        SpeechRequest request = new SpeechRequest(text, voice.language(), name, idempotencyKey);
        return WavFile.write(synthesizers.of(null).synthesize(request).sound());
    }
}
