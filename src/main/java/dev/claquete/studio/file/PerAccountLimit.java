package dev.claquete.studio.file;

import dev.claquete.studio.web.TooManyRequests;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How much of one kind each account has under way on this node, and that it is not too much. Thread-safe. */
public final class PerAccountLimit {

    private final int perAccount;
    private final Duration retryAfter;
    private final String rule;
    private final Map<UUID, Integer> taken = new ConcurrentHashMap<>();

    /** @param rule a sentence for whoever wants one more */
    public PerAccountLimit(int perAccount, Duration retryAfter, String rule) {
        this.perAccount = perAccount;
        this.retryAfter = retryAfter;
        this.rule = rule;
    }

    /** @throws TooManyRequests when the account has as many as it may */
    public void take(UUID account) {
        taken.compute(account, (id, present) -> {
            int before = present == null ? 0 : present;
            if (before >= perAccount) {
                throw new TooManyRequests(retryAfter, rule);
            }
            return before + 1;
        });
    }

    int taken(UUID account) {
        return taken.getOrDefault(account, 0);
    }

    /** What was taken, once. */
    public void free(UUID account) {
        taken.computeIfPresent(account, (id, present) -> present == 1 ? null : present - 1);
    }
}
