package dev.claquete.studio.limit;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What is left of an allowance after a request, by the database's clock.
 *
 * @param remaining requests that may come at once
 * @param resetEpochSecond when all of them may
 * @param retryAfter until the next one may; zero if this one was let through
 */
record LimitState(int limit, int remaining, long resetEpochSecond, Duration retryAfter) {

    /**
     * @param fullAt when the allowance is whole again if nobody asks, both in microseconds since 1970; the request itself is
     *     in it if it was let through
     */
    static LimitState of(Rate rate, boolean letThrough, long fullAt, long now) {
        long free = rate.windowMicros() - Math.max(0, fullAt - now);
        int remaining = (int) Math.max(0, Math.min(rate.requests(), free / rate.stepMicros()));
        long wait = letThrough ? 0 : Math.max(1, rate.stepMicros() - Math.max(0, free));
        long reset = Math.floorDiv(Math.max(fullAt, now) + 999_999, 1_000_000L);
        return new LimitState(rate.requests(), letThrough ? remaining : 0, reset, Duration.ofNanos(wait * 1_000));
    }

    boolean refused() {
        return !retryAfter.isZero();
    }

    /** The one that the caller should heed: the longest wait, else the one with the least left. */
    static LimitState tightest(List<LimitState> readings) {
        return readings.stream()
                .min(Comparator.comparing(LimitState::retryAfter).reversed().thenComparingInt(LimitState::remaining))
                .orElseThrow();
    }
}
