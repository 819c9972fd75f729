package dev.claquete.studio.narration;

import dev.claquete.studio.text.SpeakableText;
import org.jspecify.annotations.Nullable;

/** Speech from the offline voice eSpeak NG, with exact word times. */
final class EspeakSpeech implements SpeechSynthesizer {

    /** A calm narrator: eSpeak NG's default of 175 is too fast for captions. */
    private static final int WORDS_PER_MINUTE = 165;

    private static final int PITCH = 46;

    /** A little livelier than the default of 50. */
    private static final int PITCH_RANGE = 58;

    private final Espeak espeak;

    EspeakSpeech(Espeak espeak) {
        this.espeak = espeak;
    }

    @Override
    public String id() {
        return "espeak-ng-1.52/1";
    }

    @Override
    public SpokenText synthesize(SpeechRequest request) throws SpeechRefused {
        return NarrationMastering.finish(speak(request.text(), request.language(), request.voiceName()));
    }

    /** Unprocessed speech of eSpeak NG: 22,050 Hz, including pauses. */
    SpokenText speak(SpeakableText text, String language, @Nullable String voiceName) throws SpeechRefused {
        String voice = EspeakVoice.named(language, voiceName, espeak.variants());
        EspeakVoice.requireReadable(voice, text.spoken());
        return speak(voice, WORDS_PER_MINUTE, PITCH, PITCH_RANGE, text);
    }

    SpokenText speak(String voice, int wordsPerMinute, int pitch, int pitchRange, SpeakableText text)
            throws SpeechRefused {
        if (text.silent()) {
            throw nothingToSay(text);
        }
        EspeakRendering rendering =
                espeak.speak(new EspeakRequest(voice, wordsPerMinute, pitch, pitchRange, text.spoken()));
        Waveform sound = Waveform.ofS16(rendering.samples(), rendering.rateHz());
        if (rendering.words().isEmpty() || sound.peak() < 0.01f) {
            throw nothingToSay(text);
        }
        double[] starts = EspeakWords.starts(text, rendering.words(), sound.seconds());
        return new SpokenText(sound, WordTimes.of(text.words(), starts, sound));
    }

    private static SpeechRefused nothingToSay(SpeakableText text) {
        return new SpeechRefused("This narration has no text that can be spoken: \"" + text.written() + "\".");
    }
}
