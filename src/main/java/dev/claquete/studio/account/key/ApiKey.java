package dev.claquete.studio.account.key;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a personal key, without the key.
 *
 * @param prefix the first characters, by which its owner recognises it
 * @param expiresAt null: never
 * @param lastUsedAt to the minute
 */
public record ApiKey(
        UUID id,
        UUID accountId,
        String name,
        String prefix,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    public boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
