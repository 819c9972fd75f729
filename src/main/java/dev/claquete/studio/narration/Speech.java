package dev.claquete.studio.narration;

import dev.claquete.studio.narration.Voices.Voice;
import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.studio.openai.ProviderSelector;
import dev.claquete.studio.text.SpeakableText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Generates speech that belongs to no scene. */
@Component
public class Speech {

    private final ProviderSelector<SpeechSynthesizer> synthesizers;
    private final OpenAiProperties openAi;

    Speech(ProviderSelector<SpeechSynthesizer> synthesizers, OpenAiProperties openAi) {
        this.synthesizers = synthesizers;
        this.openAi = openAi;
    }

    /**
     * A text to speak.
     *
     * @param language for voices that speak any
     * @param manner how to speak, in plain words; used by some models
     */
    public record Wish(String text, Voice voice, String language, @Nullable String manner) {}

    /**
     * The generated speech.
     *
     * @param wav 48 kHz, mono
     * @param acted whether the manner was used
     */
    @SuppressWarnings("ArrayRecordComponent") // passed directly to a file, never compared
    public record Spoken(byte[] wav, boolean acted) {}

    /** Whether a model speaks at the installation's expense if the user has no key. */
    public boolean houseSpeaks() {
        return openAi.houseServes(openAi.speechModel());
    }

    /**
     * @param keyRing the keys that pay
     * @param purchase identifies it, so that a vendor can recognise a repeat
     * @throws SpeechRefused if this provider can never speak this text
     */
    public Spoken speak(Wish wish, @Nullable String keyRing, String purchase) throws SpeechRefused {
        SpeechSynthesizer synthesizer = synthesizers.of(keyRing);
        boolean offline = synthesizer instanceof EspeakSpeech;
        Voice voice = wish.voice();
        String language = voice.speaksAnyLanguage() ? wish.language() : voice.language();
        SpeakableText text = SpeakableText.of(wish.text(), language);
        if (text.wordless()) {
            return new Spoken(WavFile.write(SilentSpeech.of(text).sound()), false);
        }
        SpokenText spoken = synthesizer.synthesize(new SpeechRequest(
                text, language, offline ? voice.gender() : ofTheModel(voice), wish.manner(), purchase));
        return new Spoken(WavFile.write(spoken.sound()), wish.manner() != null && synthesizer.acts());
    }

    private static String ofTheModel(Voice voice) {
        return voice.speaksAnyLanguage() ? voice.id() : voice.gender().equals("male") ? "onyx" : "nova";
    }
}
