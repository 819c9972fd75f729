package dev.claquete.studio.narration;

import dev.claquete.studio.text.SpeakableText;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Finds word times in speech that came without them: eSpeak NG speaks the same text with known times, and
 * {@link TimeWarp} aligns the two recordings. If eSpeak NG cannot read the text or is missing, the time is shared by
 * the words' lengths.
 */
final class WordAligner {

    private static final double HOP_SECONDS = 0.01;

    /** Above this the hop doubles, which bounds memory (40 MB for five minutes). */
    private static final double LONG_SECONDS = 60;

    /** A deep and a high voice: the one closer to the speech is used. */
    private static final List<String> REFERENCE_VOICES = List.of("male", "female");

    private final EspeakSpeech reference;

    WordAligner(EspeakSpeech reference) {
        this.reference = reference;
    }

    /** The time of every word of the text, in order. */
    List<WordTiming> align(SpeakableText text, String language, Waveform speech) {
        List<SpeakableText.Word> tokens = text.words();
        double[] starts;
        try {
            starts = alignment(text, language, speech).starts(tokens);
        } catch (SpeechRefused | EspeakMissing e) {
            starts = shared(tokens, speech);
        }
        return WordTimes.of(tokens, starts, speech);
    }

    private Alignment alignment(SpeakableText text, String language, Waveform speech) throws SpeechRefused {
        double hop = speech.seconds() > LONG_SECONDS ? 2 * HOP_SECONDS : HOP_SECONDS;
        Sounding other = Sounding.of(speech, hop);
        Alignment best = null;
        for (String voice : REFERENCE_VOICES) {
            SpokenText said = reference.speak(text, language, voice);
            Sounding known = Sounding.of(said.sound(), hop);
            TimeWarp warp = TimeWarp.between(known.frames(), other.frames());
            if (best == null || warp.cost() < best.warp().cost()) {
                best = new Alignment(said.words(), known.from(), warp, other.from(), hop);
            }
        }
        return Objects.requireNonNull(best);
    }

    /** The sound of a recording from its first sound (at {@code from} seconds) to its last. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sounding(double from, float[][] frames) {

        static Sounding of(Waveform sound, double hop) {
            int[] bounds = NarrationMastering.soundingBounds(sound);
            return new Sounding((double) bounds[0] / sound.rateHz(), Mfcc.of(sound.slice(bounds[0], bounds[1]), hop));
        }
    }

    private record Alignment(List<WordTiming> words, double knownFrom, TimeWarp warp, double otherFrom, double hop) {

        double[] starts(List<SpeakableText.Word> tokens) {
            double[] map = warp.otherFrames();
            double[] starts = new double[tokens.size()];
            for (int i = 0; i < starts.length; i++) {
                WordTiming word = words.get(i);
                int frame = (int) Math.round((word.start() - knownFrom) / hop);
                boolean silent = word.end() <= word.start() || !tokens.get(i).hasSound();
                starts[i] = silent ? Double.NaN : otherFrom + hop * map[Math.max(0, Math.min(map.length - 1, frame))];
            }
            return starts;
        }
    }

    /** By characters, over the part with sound. */
    private static double[] shared(List<SpeakableText.Word> tokens, Waveform speech) {
        int[] bounds = NarrationMastering.soundingBounds(speech);
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
