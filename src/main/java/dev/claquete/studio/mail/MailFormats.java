package dev.claquete.studio.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats lengths and times for people. */
final class MailFormats {

    private MailFormats() {}

    /** {@code 1:05} for 65 seconds, {@code 0:07} for seven. */
    static String length(double seconds) {
        long whole = Math.round(seconds);
        return whole / 60 + ":" + (whole % 60 < 10 ? "0" : "") + whole % 60;
    }

    static String moment(Instant moment, String language) {
        String form = language.equals("pt") ? "d 'de' MMMM 'às' HH:mm 'UTC'" : "d MMMM, HH:mm 'UTC'";
        return DateTimeFormatter.ofPattern(form, Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }
}
