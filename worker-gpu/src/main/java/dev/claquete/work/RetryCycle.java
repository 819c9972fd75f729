package dev.claquete.work;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a step is tried and how long it rests in between, as written on the diagram: ISO 8601's repeating interval
 * {@code R3/PT30S} is three tries, thirty seconds apart.
 */
public record RetryCycle(int tries, Duration rest) {

    /** For a step without a cycle in its diagram. */
    public static final RetryCycle DEFAULT = new RetryCycle(3, Duration.ofSeconds(30));

    /** The extension property of a service task that contains it. */
    public static final String PROPERTY = "retryCycle";

    private static final Pattern FORM = Pattern.compile("R(\\d{1,3})/(P.+)");

    public RetryCycle {
        if (tries < 1 || rest.isNegative()) {
            throw new IllegalArgumentException("a retry cycle has at least one try and no negative rest");
        }
    }

    /** @throws IllegalArgumentException unless the text has the form {@code R<tries>/<ISO 8601 duration>} */
    public static RetryCycle parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A retry cycle looks like R3/PT30S, not like " + text + ".");
        }
        try {
            return new RetryCycle(Integer.parseInt(matcher.group(1)), Duration.parse(matcher.group(2)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("A retry cycle looks like R3/PT30S, not like " + text + ".", e);
        }
    }
}
