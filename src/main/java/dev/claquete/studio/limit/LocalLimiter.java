package dev.claquete.studio.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the requests of this node alone, in memory, by the rule of {@link GcraLimiter}. It is used while the database
 * does not answer, and knows nothing of earlier counts.
 */
class LocalLimiter {

    private static final int MOST_CALLERS = 10_000;

    private record Key(String caller, Policy policy) {}

    private final Map<Key, Long> fullAt = new ConcurrentHashMap<>();
    private final Clock clock;

    LocalLimiter(Clock clock) {
        this.clock = clock;
    }

    /** Takes one request from each allowance that has one left. */
    List<LimitState> take(List<Allowance> allowances) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        if (fullAt.size() > MOST_CALLERS) {
            fullAt.values().removeIf(moment -> moment <= now);
        }
        return allowances.stream().map(allowance -> take(allowance, now)).toList();
    }

    private LimitState take(Allowance allowance, long now) {
        boolean[] letThrough = {false};
        long after = fullAt.compute(new Key(allowance.caller(), allowance.policy()), (key, held) -> {
            long before = held == null ? now : Math.max(held, now);
            letThrough[0] = before + allowance.stepMicros() <= now + allowance.windowMicros();
            return letThrough[0] ? before + allowance.stepMicros() : before;
        });
        return LimitState.of(allowance.rate(), letThrough[0], after, now);
    }
}
