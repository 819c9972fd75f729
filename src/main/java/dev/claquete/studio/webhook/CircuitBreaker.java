package dev.claquete.studio.webhook;

import java.util.Locale;

/** Whether an endpoint is thought to be well. */
enum CircuitBreaker {
    /** It is: what comes is sent. */
    CLOSED,
    /** It has failed too often in a row: only the head of its queue is tried, at growing intervals. */
    OPEN,
    /** Such a try is under way. */
    HALF_OPEN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CircuitBreaker of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
