package dev.claquete.studio.file;

import dev.claquete.studio.web.TooManyRequests;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Limits how many operations of one kind each account has in progress on this node. Thread-safe. */
public final class PerAccountLimit {

    private final int perAccount;
    private final Duration retryAfter;
    private final String rule;
    private final Map<UUID, Integer> taken = new ConcurrentHashMap<>();

    /** @param rule the sentence for a caller over the limit */
    public PerAccountLimit(int perAccount, Duration retryAfter, String rule) {
        this.perAccount = perAccount;
        this.retryAfter = retryAfter;
        this.rule = rule;
    }

    /** @throws TooManyRequests if the account has reached the limit */
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

    /** Releases one operation. */
    public void free(UUID account) {
        taken.computeIfPresent(account, (id, present) -> present == 1 ? null : present - 1);
    }
}
