package dev.claquete.studio.project;

import dev.claquete.studio.web.TooManyRequests;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many streams each account has open on this node. Thread-safe. */
final class StreamPlaces {

    private final int perAccount;
    private final Duration retryAfter;
    private final Map<UUID, Integer> taken = new ConcurrentHashMap<>();

    /** @param retryAfter by when a client that has vanished is noticed */
    StreamPlaces(int perAccount, Duration retryAfter) {
        this.perAccount = perAccount;
        this.retryAfter = retryAfter;
    }

    /** @throws TooManyRequests when the account has as many as it may */
    void take(UUID account) {
        taken.compute(account, (id, present) -> {
            int before = present == null ? 0 : present;
            if (before >= perAccount) {
                throw new TooManyRequests(
                        retryAfter, "An account may follow at most " + perAccount + " projects at once; close one first");
            }
            return before + 1;
        });
    }

    void free(UUID account) {
        taken.computeIfPresent(account, (id, present) -> present == 1 ? null : present - 1);
    }
}
