package dev.claquete.dependency;

import java.util.List;
import java.util.Optional;

/**
 * All dependencies of this process. Distinguishes failures that pass by themselves from those that somebody has to fix.
 * Thread-safe.
 */
public final class Dependencies {

    private static final int DEEPEST = 30;

    private final List<Dependency> all;

    public Dependencies(List<Dependency> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The outage behind a failure, however it is wrapped. A dependency found not to answer counts as down from then on.
     *
     * @return empty if the failure has another reason
     */
    public Optional<DependencyUnavailable> causeOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof DependencyUnavailable outage) {
                return Optional.of(outage);
            }
            for (Dependency dependency : all) {
                switch (dependency.signIn(cause)) {
                    case AWAY -> {
                        return Optional.of(dependency.failed(cause));
                    }
                    case BUSY -> {
                        return Optional.of(dependency.busy(cause, null));
                    }
                    case NONE -> {}
                }
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /**
     * Whether a failure only repeats a known or suspected outage; a suspected one is probed in the background. Does not
     * change any state itself.
     */
    public boolean explains(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof DependencyUnavailable outage) {
                return outage.dependency().isAway();
            }
            for (Dependency dependency : all) {
                Dependency.Sign sign = dependency.signIn(cause);
                if (sign != Dependency.Sign.NONE) {
                    dependency.suspect();
                    return sign == Dependency.Sign.AWAY || dependency.isAway();
                }
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The dependencies that do not answer at present. */
    public List<Dependency> away() {
        return all.stream().filter(Dependency::isAway).toList();
    }

    public boolean anyAway() {
        for (Dependency dependency : all) {
            if (dependency.isAway()) {
                return true;
            }
        }
        return false;
    }
}
