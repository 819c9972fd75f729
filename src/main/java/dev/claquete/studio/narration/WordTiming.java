package dev.claquete.studio.narration;

/**
 * When a word of the narration is spoken, with its punctuation.
 *
 * @param start seconds from the narration's beginning
 * @param end seconds; equals {@code start} for a word without sound, such as an emoji
 */
record WordTiming(String word, double start, double end) {

    WordTiming shifted(double seconds, double duration) {
        return new WordTiming(word, clamp(start + seconds, duration), clamp(end + seconds, duration));
    }

    private static double clamp(double time, double duration) {
        return Math.max(0, Math.min(duration, time));
    }
}
