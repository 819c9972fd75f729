package dev.claquete.studio.job;

import dev.claquete.operation.Product;
import dev.claquete.operation.ProductKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a job ended: its results are ready, or it failed. A technical failure may be mended by an operator, and the results may still
 * follow. Published in the engine's transaction, for results once a job. A cancel is no outcome.
 *
 * @param operation its name, {@code addaudio}
 * @param title what people call it, the name of an uploaded file for instance; null where it has none
 * @param kind of what was made or was to be made; null where that is not known
 * @param products empty after a failure
 * @param error for people; null when the results are ready
 * @param webhookUrl whom the caller wants told, besides the account's own webhooks
 */
public record JobOutcome(
        UUID jobId,
        UUID ownerId,
        String operation,
        @Nullable String title,
        @Nullable ProductKind kind,
        List<Product> products,
        @Nullable String error,
        @Nullable String webhookUrl) {

    static JobOutcome completed(Job job) {
        ProductKind kind = job.products().stream()
                .filter(Product::made)
                .findFirst()
                .flatMap(Product::kind)
                .orElse(null);
        return of(job, kind, job.products(), null);
    }

    static JobOutcome failed(Job job, String reason) {
        return of(job, job.makes().orElse(null), List.of(), reason);
    }

    private static JobOutcome of(Job job, @Nullable ProductKind kind, List<Product> products, @Nullable String error) {
        return new JobOutcome(
                job.id(),
                job.ownerId(),
                job.operation(),
                job.title().orElse(null),
                kind,
                products,
                error,
                job.webhookUrl().orElse(null));
    }
}
