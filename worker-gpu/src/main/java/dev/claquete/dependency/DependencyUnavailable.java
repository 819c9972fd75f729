package dev.claquete.dependency;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a {@link Dependency} does not answer, or asks for a pause. It passes by itself: work waits, and callers are
 * told to try again later.
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

    /** The wait that the dependency requested. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
