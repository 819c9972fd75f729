package dev.claquete.studio.generate;

import dev.claquete.studio.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Checks requests field by field. */
final class RequestFields {

    private RequestFields() {}

    /** @throws InvalidInput if it is blank or too long */
    static String words(String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput(field, "is required");
        }
        return text(field, text, most);
    }

    /** Blank if missing. */
    static String text(String field, @Nullable String text, int most) {
        String given = text == null ? "" : text.strip();
        if (given.length() > most) {
            throw new InvalidInput(field, "must have at most " + most + " characters");
        }
        return given;
    }

    static int whole(String field, @Nullable Integer given, int otherwise, int least, int most) {
        return (int) number(field, given == null ? null : given.doubleValue(), otherwise, least, most);
    }

    static double number(String field, @Nullable Double given, double otherwise, double least, double most) {
        double number = given == null ? otherwise : given;
        if (!(number >= least && number <= most)) {
            throw new InvalidInput(field, "must be from " + plain(least) + " to " + plain(most));
        }
        return number;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
