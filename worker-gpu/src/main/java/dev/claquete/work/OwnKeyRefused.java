package dev.claquete.work;

import java.io.IOException;

/**
 * An outside service has refused a key that a person brought. The step fails like any other, but it is that person, and no
 * operator, who can mend it: whoever reads the failure's message can tell. An {@link IOException}, so that HTTP clients may throw it.
 */
public final class OwnKeyRefused extends IOException {

    private static final String MARK = "own-key-refused: ";

    /** @param answer of the service, without the key */
    public OwnKeyRefused(String answer) {
        super(MARK + answer);
    }

    /** Whether this is the message of a failure because of it. */
    public static boolean isToldBy(String message) {
        return message.startsWith(MARK);
    }
}
