package dev.claquete.studio.job;

import dev.claquete.operation.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An operation that is done, for whoever writes the answer.
 *
 * @param startedAt when a worker began with it, fetching included
 */
public record JobResult(
        UUID jobId, String operation, Instant createdAt, Instant startedAt, Instant endedAt, List<Made> products) {

    /** @param url a signed link; empty for what could not be made */
    public record Made(Product product, String url) {}

    /** The only product of an operation that makes one. */
    public Made product() {
        return products.get(0);
    }

    /** What the caller should know, as sentences; each once. */
    List<String> warnings() {
        return products.stream()
                .flatMap(made -> made.product().warnings().stream())
                .distinct()
                .toList();
    }

    /** The same without the warnings among the facts of its products. */
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
