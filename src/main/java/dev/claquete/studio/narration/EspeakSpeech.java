package dev.claquete.studio.narration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The offline voice: eSpeak NG, with the exact times of its words. */
final class EspeakSpeech implements SpeechSynthesizer {

    /** A calm narrator: eSpeak NG's own 175 is brisk for captions. */
    private static final int WORDS_PER_MINUTE = 165;

    private static final int PITCH = 46;

    /** A little livelier than its own 50. */
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
        return SpeechMaster.finish(speak(request.text(), request.language(), request.voiceName()));
    }

    /** As it leaves eSpeak NG: 22,050 Hz, pauses and all. */
    SpokenText speak(String text, String language, @Nullable String voiceName) throws SpeechRefused {
        String voice = EspeakVoice.named(language, voiceName, espeak.variants());
        EspeakVoice.requireReadable(voice, text);
        return speak(new EspeakRequest(voice, WORDS_PER_MINUTE, PITCH, PITCH_RANGE, text));
    }

    SpokenText speak(EspeakRequest request) throws SpeechRefused {
        String speakable = SpokenToken.speakable(request.text());
        EspeakRendering rendering = espeak.speak(new EspeakRequest(
                request.voice(), request.wordsPerMinute(), request.pitch(), request.pitchRange(), speakable));
        Waveform sound = Waveform.ofS16(rendering.samples(), rendering.rateHz());
        if (rendering.words().isEmpty() || sound.peak() < 0.01f) {
            throw new SpeechRefused("This narration has nothing that can be spoken: \"" + request.text() + "\".");
        }
        List<SpokenToken> tokens = SpokenToken.of(request.text());
        double[] starts = EspeakWords.starts(tokens, rendering.words(), sound.seconds());
        return new SpokenText(sound, WordTimes.of(tokens, starts, sound));
    }
}
