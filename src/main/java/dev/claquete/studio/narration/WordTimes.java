package dev.claquete.studio.narration;

import dev.claquete.studio.text.SpeakableText;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes word timings from start times by these rules: in order, within the sound, ending where the sound ends and not
 * in the pause before the next word; words without sound are shown briefly during a pause.
 */
final class WordTimes {

    /** 10 ms: shorter than any phone. */
    private static final double FRAME_SECONDS = 0.01;

    /** Frames this far (-40 dB) below the loudest count as pause. */
    private static final double PAUSE = 0.01;

    private static final double LONGEST_SILENT_SHOWING_SECONDS = 0.4;

    private WordTimes() {}

    /**
     * @param starts seconds, one for each token; NaN for a token without sound of its own
     */
    static List<WordTiming> of(List<SpeakableText.Word> tokens, double[] starts, Waveform sound) {
        double[] known = inOrder(starts, sound.seconds());
        double pause = PAUSE * loudestFrame(sound);
        List<WordTiming> words = new ArrayList<>(tokens.size());
        double end = 0;
        for (int i = 0; i < known.length; i++) {
            double next = nextStart(known, i, sound.seconds());
            double start = Double.isNaN(known[i]) ? end : known[i];
            end = Double.isNaN(known[i])
                    ? Math.min(next, start + LONGEST_SILENT_SHOWING_SECONDS)
                    : soundEnd(sound, start, next, pause);
            words.add(new WordTiming(tokens.get(i).written(), start, end));
        }
        return words;
    }

    private static double[] inOrder(double[] starts, double seconds) {
        double[] ordered = starts.clone();
        double latest = 0;
        for (int i = 0; i < ordered.length; i++) {
            if (!Double.isNaN(ordered[i])) {
                latest = Math.min(seconds, Math.max(latest, ordered[i]));
                ordered[i] = latest;
            }
        }
        return ordered;
    }

    private static double nextStart(double[] starts, int index, double otherwise) {
        for (int i = index + 1; i < starts.length; i++) {
            if (!Double.isNaN(starts[i])) {
                return starts[i];
            }
        }
        return otherwise;
    }

    /** The end of the last frame above the pause level; the whole part if there is none. */
    private static double soundEnd(Waveform sound, double start, double next, double pause) {
        int frame = frame(sound);
        int from = sound.at(start);
        for (int to = sound.at(next); to - frame > from; to -= frame) {
            if (sound.rms(to - frame, to) > pause) {
                return Math.min(next, (double) to / sound.rateHz());
            }
        }
        return next;
    }

    private static double loudestFrame(Waveform sound) {
        int frame = frame(sound);
        double loudest = 0;
        for (int at = 0; at + frame <= sound.samples().length; at += frame) {
            loudest = Math.max(loudest, sound.rms(at, at + frame));
        }
        return loudest;
    }

    private static int frame(Waveform sound) {
        return (int) (FRAME_SECONDS * sound.rateHz());
    }
}
