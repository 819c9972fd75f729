package dev.claquete.studio.webhook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** The wait before a failing endpoint is tried again: longer with each failure, with jitter. */
@Component
class Backoff {

    /** Up to a tenth more, so that endpoints that failed together are not retried together. */
    private static final double JITTER = 0.1;

    private final List<Duration> steps;

    Backoff(WebhookProperties properties) {
        this.steps = List.copyOf(properties.backoff());
    }

    /**
     * @param failures in a row, at least one
     * @param left until the delivery is given up; the last try falls on that moment
     */
    Duration after(int failures, Duration left) {
        Duration step = steps.get(Math.min(failures, steps.size()) - 1);
        long jitter =
                (long) (step.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble());
        Duration delay = step.plusMillis(jitter);
        boolean tooLong = !left.isNegative() && !left.isZero() && delay.compareTo(left) > 0;
        return tooLong ? left : delay;
    }
}
