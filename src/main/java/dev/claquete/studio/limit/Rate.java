package dev.claquete.studio.limit;

import java.time.Duration;

/**
 * A number of requests in a time window. They may come all at once; each becomes available again after its share of the
 * window.
 *
 * @param requests 0: unlimited
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

    /** The share of the window that one request takes. */
    long stepMicros() {
        return Math.max(1, windowMicros() / requests);
    }
}
