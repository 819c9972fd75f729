package dev.claquete.studio.local;

import org.jspecify.annotations.Nullable;

/** A problem on this machine prevents the application's start; a person can fix it. */
public final class CannotStart extends RuntimeException {

    private final String wayOut;

    /**
     * @param problem what is wrong, one sentence
     * @param wayOut how to fix it
     */
    public CannotStart(String problem, String wayOut) {
        this(problem, wayOut, null);
    }

    public CannotStart(String problem, String wayOut, @Nullable Throwable cause) {
        super(problem + " " + wayOut, cause);
        this.wayOut = wayOut;
    }

    String problem() {
        return String.valueOf(getMessage()).replace(" " + wayOut, "");
    }

    String wayOut() {
        return wayOut;
    }
}
