package dev.claquete.studio.job;

import dev.claquete.operation.Product;
import dev.claquete.operation.ProductKind;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.ProcessingFailed;
import dev.claquete.studio.web.Unprocessable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Converts jobs to API answers. */
@Component
public class JobViews {

    private final AssetLinks links;

    JobViews(AssetLinks links) {
        this.links = links;
    }

    public JobView view(Job job) {
        return new JobView(
                job.id(),
                job.operation(),
                job.status(),
                job.progress(),
                job.message().orElse(null),
                job.startedAt()
                        .map(start -> Duration.between(job.createdAt(), start).toMillis())
                        .orElse(null),
                job.endedAt()
                        .flatMap(end -> job.startedAt()
                                .map(start -> Duration.between(start, end).toMillis()))
                        .orElse(null),
                job.status() == Job.Status.COMPLETED && !job.products().isEmpty() ? output(job.products()) : null,
                job.errorMessage().orElse(null));
    }

    /**
     * The result of an ended job.
     *
     * @throws InvalidInput if a file that the caller named is not of the required kind
     * @throws Unprocessable if the operation cannot be done with those files, or was cancelled
     * @throws ProcessingFailed on a technical failure
     */
    public JobResult result(Job job) {
        String reason = job.errorMessage().orElse("The job was cancelled");
        return switch (job.status()) {
            case COMPLETED -> new JobResult(
                    job.id(),
                    job.operation(),
                    job.createdAt(),
                    job.startedAt().orElseThrow(),
                    job.endedAt().orElseThrow(),
                    job.products().stream()
                            .map(product ->
                                    new JobResult.Made(product, product.made() ? links.link(product.objectKey()) : ""))
                            .toList());
            case FAILED -> throw failure(job.errorCode().orElse(JobProjection.TECHNICAL), reason);
            default -> throw new Unprocessable(reason);
        };
    }

    private static RuntimeException failure(String code, String reason) {
        return switch (code) {
            case "input-refused" -> named(reason);
            case "input-unreachable" -> new ProcessingFailed(reason);
            case JobProjection.TECHNICAL -> new ProcessingFailed(reason);
            default -> new Unprocessable(reason);
        };
    }

    /** The sentence begins with the field, if there is one. */
    private static RuntimeException named(String reason) {
        int end = reason.indexOf(": ");
        return end < 0
                ? new Unprocessable(reason)
                : new InvalidInput(reason.substring(0, end), reason.substring(end + 2));
    }

    /**
     * A single video: {@code video_url}; several products of a kind, or one with a caller's id: a list with their
     * names. A product of another kind than the first is added under its own name: {@code preview_url}.
     */
    private Map<String, @Nullable Object> output(List<Product> products) {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        Product first = products.get(0);
        String kind = kind(first);
        List<Product> main =
                products.stream().filter(product -> kind(product).equals(kind)).toList();
        if (main.size() == 1 && first.made() && !first.facts().containsKey("id")) {
            output.put(kind + "_url", links.link(first.objectKey()));
            output.putAll(first.facts());
        } else {
            output.put(
                    kind + "s",
                    main.stream().map(product -> named(kind, product)).toList());
        }
        products.stream()
                .filter(product -> !kind(product).equals(kind))
                .forEach(product -> output.put(product.name() + "_url", links.link(product.objectKey())));
        return output;
    }

    private Map<String, @Nullable Object> named(String kind, Product product) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", product.name());
        entry.put(kind + "_url", product.made() ? links.link(product.objectKey()) : null);
        entry.putAll(product.facts());
        return entry;
    }

    private static String kind(Product product) {
        return product.kind().map(ProductKind::word).orElseGet(() -> product.contentType()
                .substring(0, product.contentType().indexOf('/')));
    }
}
