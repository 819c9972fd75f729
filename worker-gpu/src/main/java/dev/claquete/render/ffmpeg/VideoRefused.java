package dev.claquete.render.ffmpeg;

/**
 * Thrown if a file is not an acceptable video. Its message is the rest of a sentence that begins with the file, for
 * people.
 */
public final class VideoRefused extends Exception {

    private static final long serialVersionUID = 1;

    VideoRefused(String rule) {
        super(rule);
    }

    /** For example {@code "has no video stream"}. */
    public String rule() {
        return String.valueOf(getMessage());
    }
}
