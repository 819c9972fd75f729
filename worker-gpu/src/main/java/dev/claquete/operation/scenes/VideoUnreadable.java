package dev.claquete.operation.scenes;

/** Thrown if an input video turns out to be broken while it is played. */
public class VideoUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;

    VideoUnreadable(String field, String message, Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    /** As the caller spells it. */
    public String field() {
        return field;
    }
}
