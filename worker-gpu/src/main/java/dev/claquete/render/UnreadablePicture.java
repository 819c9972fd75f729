package dev.claquete.render;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that should be a picture cannot be read as one. The message is a sentence for people. */
public final class UnreadablePicture extends IOException {

    private static final long serialVersionUID = 1;

    public UnreadablePicture(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
