package dev.claquete.studio.job;

import dev.claquete.operation.Product;
import dev.claquete.operation.ProductKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a job: its results are ready, or it failed. After a technical failure an operator may fix the cause,
 * and the results may still follow. Published in the engine's transaction; the results once for each job. A cancel is
 * not an outcome.
 *
 * @param operation its name, {@code addaudio}
 * @param title a name for people, for example that of an uploaded file; null if there is none
 * @param kind of the product; null if unknown
 * @param products empty after a failure
 * @param error for people; null if the results are ready
 * @param webhookUrl an additional recipient, besides the account's own webhooks
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
