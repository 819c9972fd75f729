package dev.claquete.studio.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times for the API: ISO 8601 in UTC, always with three fraction digits, {@code 2026-11-30T12:00:00.000Z}. */
public final class Timestamps {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** Truncated to milliseconds. */
    public static String text(Instant time) {
        return MILLISECONDS.format(time);
    }
}
