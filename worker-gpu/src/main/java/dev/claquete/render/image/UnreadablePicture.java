package dev.claquete.render.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown if a file cannot be read as a picture. The message is a sentence for people. */
public final class UnreadablePicture extends IOException {

    private static final long serialVersionUID = 1;

    private static final String BROKEN = "the picture is broken";

    /** For a picture of a known kind within every limit. */
    static UnreadablePicture broken(Throwable cause) {
        return new UnreadablePicture(BROKEN, cause);
    }

    public boolean isBroken() {
        return BROKEN.equals(getMessage());
    }

    public UnreadablePicture(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
