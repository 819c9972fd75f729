package dev.claquete.studio.narration;

import dev.claquete.studio.text.SpeakableText;
import java.util.Arrays;
import java.util.List;

/**
 * Converts eSpeak NG's word events to the start times of the written words. They differ: a number or an address causes
 * several events; two small words spoken as one ("of a", "in the") cause a single event; and the second of such a pair
 * may be reported inside the first.
 */
final class EspeakWords {

    private EspeakWords() {}

    /** Seconds, one for each token; NaN for a token without sound. */
    static double[] starts(SpeakableText text, List<int[]> events, double seconds) {
        List<SpeakableText.Word> tokens = text.words();
        double[] starts = new double[tokens.size()];
        Arrays.fill(starts, Double.NaN);
        int[] second = new int[tokens.size()];
        int token = 0;
        for (int[] event : events) {
            while (token + 1 < tokens.size()
                    && (event[0] >= tokens.get(token).to() || !tokens.get(token).hasSound())) {
                token++;
            }
            if (Double.isNaN(starts[token])) {
                starts[token] = event[1] / 1000.0;
            } else {
                second[token] = event[1];
            }
        }
        giveSecondEventsToWordsWithout(text, starts, second);
        shareAmongMergedWords(tokens, starts, seconds);
        return starts;
    }

    private static void giveSecondEventsToWordsWithout(SpeakableText text, double[] starts, int[] second) {
        List<SpeakableText.Word> tokens = text.words();
        for (int i = 0; i + 1 < starts.length; i++) {
            boolean following = second[i] > 0 && !text.saysSeveralWords(tokens.get(i));
            if (following && Double.isNaN(starts[i + 1]) && tokens.get(i + 1).hasSound()) {
                starts[i + 1] = second[i] / 1000.0;
            }
        }
    }

    /** Words without an event lie within the previous word, whose time is shared by the number of characters. */
    private static void shareAmongMergedWords(List<SpeakableText.Word> tokens, double[] starts, double seconds) {
        for (int i = 0; i < starts.length; i++) {
            int next = i + 1;
            while (next < starts.length && Double.isNaN(starts[next])) {
                next++;
            }
            double from = Double.isNaN(starts[i]) ? 0 : starts[i];
            double to = next < starts.length ? starts[next] : seconds;
            int all = tokens.subList(i, next).stream()
                    .mapToInt(EspeakWords::weight)
                    .sum();
            int before = weight(tokens.get(i));
            for (int merged = i + 1; merged < next; merged++) {
                if (tokens.get(merged).hasSound()) {
                    starts[merged] = from + (to - from) * before / all;
                }
                before += weight(tokens.get(merged));
            }
            i = next - 1;
        }
    }

    private static int weight(SpeakableText.Word token) {
        return token.to() - token.from();
    }
}
