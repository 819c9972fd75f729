package dev.claquete.studio.limit;

import java.time.Duration;

/**
 * So many requests in such a time. They may come all at once; each comes back after its share of the time.
 *
 * @param requests 0: as many as one likes
 */
record Rate(int requests, Duration window) {

    Rate {
        if (requests < 0) {
            throw new IllegalArgumentException(
                    "claquete.limits: requests must be 0 (no limit) or more, not " + requests);
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("claquete.limits: a window lasts from 1s to 1d, not " + window);
        }
    }

    boolean limits() {
        return requests > 0;
    }

    long windowMicros() {
        return window.toNanos() / 1_000;
    }

    /** The share of the window that a request takes. */
    long stepMicros() {
        return Math.max(1, windowMicros() / requests);
    }
}
