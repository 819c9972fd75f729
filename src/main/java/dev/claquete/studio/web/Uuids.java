package dev.claquete.studio.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Parses ids from callers. */
public final class Uuids {

    /** An id that nothing has. */
    static final UUID NIL = new UUID(0, 0);

    private static final Pattern TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** Whether this is a complete UUID; {@link UUID#fromString} also accepts {@code 1-1-1-1-1}. */
    public static boolean matches(String text) {
        return TEXT.matcher(text).matches();
    }

    public static Optional<UUID> parse(String text) {
        return matches(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** An invalid UUID names nothing, so this returns the nil UUID, and the lookup reports that it does not exist. */
    public static UUID parseOrNil(String text) {
        return parse(text).orElse(NIL);
    }
}
