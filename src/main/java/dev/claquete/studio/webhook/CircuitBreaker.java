package dev.claquete.studio.webhook;

import java.util.Locale;

/** The state of an endpoint's circuit breaker. */
enum CircuitBreaker {
    /** Messages are sent normally. */
    CLOSED,
    /** Too many failures in a row: only the head of its queue is tried, at growing intervals. */
    OPEN,
    /** Such a try is in progress. */
    HALF_OPEN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CircuitBreaker of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
