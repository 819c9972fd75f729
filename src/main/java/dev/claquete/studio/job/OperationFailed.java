package dev.claquete.studio.job;

import dev.claquete.operation.ProductKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation cannot be done, or not before an operator has mended something; in that case {@link OperationCompleted} may still
 * follow. Published in the engine's transaction. A cancel is no failure.
 *
 * @param kind of what was to be made; null where that is not known
 * @param reason for people
 * @param webhookUrl whom the caller wanted told, besides the account's own webhooks
 */
public record OperationFailed(
        UUID jobId,
        UUID ownerId,
        String operation,
        @Nullable ProductKind kind,
        String reason,
        @Nullable String webhookUrl) {}
