package dev.claquete.work;

import java.io.IOException;

/**
 * Thrown if an outside service refuses a key that a user supplied. The step fails like any other, but the user, not an
 * operator, has to fix it; the failure's message shows that. An {@link IOException}, so that HTTP clients may throw it.
 */
public final class OwnKeyRefused extends IOException {

    private static final String MARK = "own-key-refused: ";

    /** @param answer of the service, without the key */
    public OwnKeyRefused(String answer) {
        super(MARK + answer);
    }

    /** Whether this is the message of such a failure. */
    public static boolean isToldBy(String message) {
        return message.startsWith(MARK);
    }
}
