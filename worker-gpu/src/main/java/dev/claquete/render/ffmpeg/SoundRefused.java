package dev.claquete.render.ffmpeg;

/**
 * Thrown if a file is not an acceptable sound. Its message is the rest of a sentence that begins with the file, for
 * people.
 */
public final class SoundRefused extends Exception {

    private static final long serialVersionUID = 1;

    SoundRefused(String rule) {
        super(rule);
    }

    /** For example {@code "has no audio stream"}. */
    public String rule() {
        return String.valueOf(getMessage());
    }
}
