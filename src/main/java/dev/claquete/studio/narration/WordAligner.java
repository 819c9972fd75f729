package dev.claquete.studio.narration;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the words in speech that came without times: eSpeak NG says the same text, knows when it says what, and the two
 * recordings are laid side by side by {@link TimeWarp}. Where eSpeak NG cannot read the text the time is shared by the
 * words' lengths.
 */
final class WordAligner {

    private static final double HOP_SECONDS = 0.01;

    /** Above this the hop doubles, which bounds memory (40 MB for five minutes). */
    private static final double LONG_SECONDS = 60;

    private final EspeakSpeech reference;

    WordAligner(EspeakSpeech reference) {
        this.reference = reference;
    }

    /** The time of every word of the text, in its order. */
    List<WordTiming> align(String text, String language, Waveform speech) {
        List<SpokenToken> tokens = SpokenToken.of(text);
        double[] starts;
        try {
            starts = starts(tokens, reference.speak(text, language, null), speech);
        } catch (SpeechRefused e) {
            starts = shared(tokens, speech);
        }
        return WordTimes.of(tokens, starts, speech);
    }

    private static double[] starts(List<SpokenToken> tokens, SpokenText said, Waveform speech) {
        double hop = speech.seconds() > LONG_SECONDS ? 2 * HOP_SECONDS : HOP_SECONDS;
        int[] saidBounds = SpeechMaster.soundingBounds(said.sound());
        int[] bounds = SpeechMaster.soundingBounds(speech);
        double[] map = TimeWarp.map(
                Mfcc.of(said.sound().slice(saidBounds[0], saidBounds[1]), hop),
                Mfcc.of(speech.slice(bounds[0], bounds[1]), hop));
        double[] starts = new double[tokens.size()];
        for (int i = 0; i < starts.length; i++) {
            WordTiming word = said.words().get(i);
            double frame = (word.start() - (double) saidBounds[0] / said.sound().rateHz()) / hop;
            int known = (int) Math.max(0, Math.min(map.length - 1, Math.round(frame)));
            boolean silent = word.end() <= word.start() || !tokens.get(i).hasSound();
            starts[i] = silent ? Double.NaN : map[known] * hop + (double) bounds[0] / speech.rateHz();
        }
        return starts;
    }

    /** By characters, over the stretch that sounds. */
    private static double[] shared(List<SpokenToken> tokens, Waveform speech) {
        int[] bounds = SpeechMaster.soundingBounds(speech);
        double from = (double) bounds[0] / speech.rateHz();
        double seconds = (double) (bounds[1] - bounds[0]) / speech.rateHz();
        double[] starts = new double[tokens.size()];
        Arrays.fill(starts, Double.NaN);
        int all = tokens.stream().mapToInt(token -> token.to() - token.from()).sum();
        int before = 0;
        for (int i = 0; i < starts.length; i++) {
            if (tokens.get(i).hasSound()) {
                starts[i] = from + seconds * before / all;
            }
            before += tokens.get(i).to() - tokens.get(i).from();
        }
        return starts;
    }
}
