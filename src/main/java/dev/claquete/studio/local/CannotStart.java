package dev.claquete.studio.local;

import org.jspecify.annotations.Nullable;

/** Something on this machine keeps the application from starting; a person can put it right. */
public final class CannotStart extends RuntimeException {

    private final String wayOut;

    /**
     * @param problem what is wrong, one sentence
     * @param wayOut what to do about it
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
