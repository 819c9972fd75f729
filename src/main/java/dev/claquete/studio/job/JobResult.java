package dev.claquete.studio.job;

import dev.claquete.operation.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The result of an operation, for its answer.
 *
 * @param startedAt when a worker started it, including downloads
 */
public record JobResult(
        UUID jobId, String operation, Instant createdAt, Instant startedAt, Instant endedAt, List<Made> products) {

    /** @param url a signed link; empty for a product that could not be made */
    public record Made(Product product, String url) {}

    /** The only product of an operation that makes one. */
    public Made product() {
        return products.get(0);
    }

    /** Warnings for the caller, as sentences; each once. */
    List<String> warnings() {
        return products.stream()
                .flatMap(made -> made.product().warnings().stream())
                .distinct()
                .toList();
    }

    /** A copy without the warnings among the facts of its products. */
    JobResult withoutWarnings() {
        return new JobResult(
                jobId,
                operation,
                createdAt,
                startedAt,
                endedAt,
                products.stream()
                        .map(made -> new Made(made.product().withoutWarnings(), made.url()))
                        .toList());
    }

    /** How long it waited for a worker. */
    public Duration delay() {
        return Duration.between(createdAt, startedAt);
    }

    public Duration execution() {
        return Duration.between(startedAt, endedAt);
    }
}
