package dev.claquete.studio.job;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long a caller is willing to wait for an answer: {@code Prefer: wait=30} of RFC 7240, in seconds. */
final class WaitPreference {

    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=[,;]|$)");

    private WaitPreference() {}

    /** The first one counts; empty if there is none, or none is readable: preferences are never errors. */
    static Optional<Duration> of(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .map(WAIT::matcher)
                .filter(Matcher::find)
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
                .findFirst();
    }
}
