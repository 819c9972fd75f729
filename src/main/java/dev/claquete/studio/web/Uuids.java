package dev.claquete.studio.web;

import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as callers write them. */
public final class Uuids {

    /** Nothing ever has this id. */
    static final UUID NIL = new UUID(0, 0);

    private static final Pattern TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** Whether this is a UUID in full; {@link UUID#fromString} also takes {@code 1-1-1-1-1}. */
    public static boolean matches(String text) {
        return TEXT.matcher(text).matches();
    }

    /** Text that is no UUID names nothing: it is the nil UUID then, and whoever looks for it says that there is no such thing. */
    public static UUID parseOrNil(String text) {
        return matches(text) ? UUID.fromString(text) : NIL;
    }
}
