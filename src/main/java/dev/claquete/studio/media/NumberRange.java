package dev.claquete.studio.media;

import dev.claquete.studio.web.InvalidInput;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The valid numbers of a field, ends included. */
record NumberRange(double least, double most) {

    /** @throws InvalidInput if there is a number outside the range */
    double check(String field, @Nullable Double value, double usual) {
        if (value == null) {
            return usual;
        }
        if (!(value >= least && value <= most)) {
            throw new InvalidInput(field, "must be from " + text(least) + " to " + text(most));
        }
        return value;
    }

    private static String text(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.format(Locale.ROOT, "%s", number);
    }
}
