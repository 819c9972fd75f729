package dev.claquete.render.caption;

/**
 * When a word of a narration is heard. The word may carry its punctuation.
 *
 * @param start seconds from the narration's beginning
 * @param end seconds, not before start
 */
public record WordTiming(String word, double start, double end) {

    public WordTiming {
        if (!(start >= 0) || !(end >= start) || Double.isInfinite(end)) {
            throw new IllegalArgumentException(
                    "\"" + word + "\" cannot be heard from " + start + " s to " + end + " s");
        }
    }
}
