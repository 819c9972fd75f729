package dev.claquete.dependency;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Dependency} does not answer, or asks to be left alone for a while. It is nobody's fault and passes by itself: work waits,
 * and callers are told to come again.
 */
public final class DependencyUnavailable extends RuntimeException {

    private final transient Dependency dependency;
    private final @Nullable Duration retryAfter;

    DependencyUnavailable(
            Dependency dependency, String reason, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super("The " + dependency.name() + " does not answer: " + reason, cause);
        this.dependency = dependency;
        this.retryAfter = retryAfter;
    }

    public Dependency dependency() {
        return dependency;
    }

    /** What the dependency itself has asked for. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
