package dev.claquete.studio.webhook;

import dev.claquete.operation.ExtractFrames;
import dev.claquete.operation.Product;
import dev.claquete.operation.ProductKind;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.job.JobOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends events about job outcomes, in the engine's transaction. Frames of a video have names and fields of their own.
 * All other operations are sent as {@code media.*} and by the kind of their result, for example
 * {@code video.completed}, which programs of other products subscribe to.
 */
@Component
class JobOutcomes {

    private static final Map<ProductKind, String> COMPLETED = Map.of(
            ProductKind.VIDEO, EventTypes.VIDEO_COMPLETED,
            ProductKind.IMAGE, EventTypes.IMAGE_COMPLETED,
            ProductKind.AUDIO, EventTypes.AUDIO_COMPLETED);

    private static final Map<ProductKind, String> FAILED = Map.of(
            ProductKind.VIDEO, EventTypes.VIDEO_FAILED,
            ProductKind.IMAGE, EventTypes.IMAGE_FAILED,
            ProductKind.AUDIO, EventTypes.AUDIO_FAILED);

    private final WebhookEvents events;

    JobOutcomes(WebhookEvents events) {
        this.events = events;
    }

    /** Each failure is sent: a retried job may fail again for the same reason. */
    @EventListener
    void on(JobOutcome outcome) {
        boolean completed = outcome.error() == null;
        boolean frames = outcome.operation().equals(ExtractFrames.NAME);
        events.publish(new WebhookEvent(
                outcome.ownerId(),
                frames ? frameNames(completed) : mediaNames(outcome.kind(), completed),
                frames ? frameData(outcome) : mediaData(outcome),
                only(outcome.kind(), outcome.products()),
                (completed ? outcome.jobId() : UUID.randomUUID()).toString(),
                outcome.webhookUrl() == null ? List.of() : List.of(outcome.webhookUrl())));
    }

    private static List<String> frameNames(boolean completed) {
        return List.of(completed ? EventTypes.FRAMES_COMPLETED : EventTypes.FRAMES_FAILED);
    }

    private static Map<String, @Nullable Object> frameData(JobOutcome outcome) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("job_id", outcome.jobId().toString());
        data.put("filename", outcome.title());
        if (outcome.error() == null) {
            Product zip = outcome.products().get(0);
            data.put("frames", zip.facts().get(ExtractFrames.COUNT));
            data.put("bytes", zip.bytes());
        } else {
            data.put("error", outcome.error());
        }
        return data;
    }

    private static List<String> mediaNames(@Nullable ProductKind kind, boolean completed) {
        String general = completed ? EventTypes.MEDIA_COMPLETED : EventTypes.MEDIA_FAILED;
        return kind == null
                ? List.of(general)
                : List.of(general, String.valueOf((completed ? COMPLETED : FAILED).get(kind)));
    }

    private static Map<String, @Nullable Object> mediaData(JobOutcome outcome) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("job_id", outcome.jobId().toString());
        data.put("operation", outcome.operation());
        data.put("media_type", outcome.kind() == null ? null : outcome.kind().word());
        if (outcome.error() == null) {
            data.put("status", "COMPLETED");
            data.put(
                    WebhookMessage.PRODUCTS,
                    outcome.products().stream().map(JobOutcomes::product).toList());
        } else {
            data.put("status", "FAILED");
            data.put("error", outcome.error());
        }
        return data;
    }

    /** The product of the given kind, if there is exactly one; accompanying products (a preview) do not count. */
    private static @Nullable ObjectKey only(@Nullable ProductKind kind, List<Product> products) {
        List<Product> main = products.stream()
                .filter(Product::made)
                .filter(product ->
                        kind == null || product.kind().filter(kind::equals).isPresent())
                .toList();
        return main.size() == 1 ? main.get(0).objectKey() : null;
    }

    private static Map<String, @Nullable Object> product(Product product) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", product.name());
        if (product.made()) {
            entry.put("key", product.key());
            entry.put("content_type", product.contentType());
            entry.put("bytes", product.bytes());
        } else {
            entry.put("error", product.error().orElse(null));
        }
        return entry;
    }
}
