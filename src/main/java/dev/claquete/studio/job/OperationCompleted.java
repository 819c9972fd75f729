package dev.claquete.studio.job;

import dev.claquete.operation.Product;
import dev.claquete.operation.ProductKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation's results are ready. Published once for each job, in the engine's transaction.
 *
 * @param kind of what was made; null where nothing was, or nothing of a known kind
 * @param webhookUrl whom the caller wanted told, besides the account's own webhooks
 */
public record OperationCompleted(
        UUID jobId,
        UUID ownerId,
        String operation,
        @Nullable ProductKind kind,
        List<Product> products,
        @Nullable String webhookUrl) {}
