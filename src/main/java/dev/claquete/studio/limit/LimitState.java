package dev.claquete.studio.limit;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The rest of an allowance after a request, by the database's clock.
 *
 * @param remaining requests that are possible at once
 * @param resetEpochSecond when the allowance is full again
 * @param retryAfter the wait for the next request; zero if this one was allowed
 */
record LimitState(int limit, int remaining, long resetEpochSecond, Duration retryAfter) {

    /**
     * @param fullAt when the allowance is full again without further requests, in microseconds since 1970 like
     *     {@code now}; includes this request if it was allowed
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

    /** The state that matters to the caller: the one with the longest wait, otherwise with the least left. */
    static LimitState tightest(List<LimitState> readings) {
        return readings.stream()
                .min(Comparator.comparing(LimitState::retryAfter).reversed().thenComparingInt(LimitState::remaining))
                .orElseThrow();
    }
}
