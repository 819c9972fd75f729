package dev.claquete.work;

import dev.claquete.dependency.Dependency;
import dev.claquete.dependency.DependencyUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wait of a task for a server that does not answer. The failure reported to the engine contains its start time, so
 * the time survives restarts, reaches other machines and is visible in Cockpit.
 */
public record OutageWait(Instant since, Duration rest, String message) {

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /** The longest rest that a server may request. */
    private static final Duration LONGEST_WISH = Duration.ofMinutes(10);

    private static final String BEGINNING = "Waiting since ";
    private static final Pattern FORM = Pattern.compile(BEGINNING + "(\\S+): .*", Pattern.DOTALL);

    /** Whether this is the message of a failure that does not cost a try. */
    public static boolean isToldBy(String message) {
        return message.startsWith(BEGINNING);
    }

    static OutageWait on(DependencyUnavailable outage, @Nullable String lastFailure, Instant now) {
        Instant since = since(lastFailure, now);
        Duration wish = outage.retryAfter().orElse(Duration.ZERO);
        Duration grown = Dependency.restAfter(Duration.between(since, now), LONGEST_REST);
        Duration rest = wish.compareTo(grown) > 0 ? wish : grown;
        return new OutageWait(
                since,
                rest.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : rest,
                BEGINNING + since.truncatedTo(ChronoUnit.SECONDS) + ": " + outage.getMessage());
    }

    boolean isLongerThan(Duration limit, Instant now) {
        return Duration.between(since, now).compareTo(limit) > 0;
    }

    private static Instant since(@Nullable String lastFailure, Instant now) {
        Matcher told = FORM.matcher(lastFailure == null ? "" : lastFailure);
        try {
            return told.matches() ? Instant.parse(told.group(1)) : now;
        } catch (DateTimeParseException e) {
            return now;
        }
    }
}
