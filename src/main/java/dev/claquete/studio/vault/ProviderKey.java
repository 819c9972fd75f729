package dev.claquete.studio.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of an account's stored key with a provider, without the key.
 *
 * @param lastLetters at most four, and at most a quarter of the key
 * @param lastUsedAt to the minute
 */
record ProviderKey(Provider provider, String lastLetters, Instant createdAt, @Nullable Instant lastUsedAt) {}
