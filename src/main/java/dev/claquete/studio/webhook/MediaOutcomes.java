package dev.claquete.studio.webhook;

import dev.claquete.operation.Product;
import dev.claquete.operation.ProductKind;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.media.OperationCompleted;
import dev.claquete.studio.media.OperationFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends events about one-shot operations, in the engine's transaction: as {@code media.*}, and by the kind of their
 * result, for example {@code video.completed}, which the products that we replace use.
 */
@Component
class MediaOutcomes {

    private static final Map<ProductKind, String> COMPLETED = Map.of(
            ProductKind.VIDEO, EventTypes.VIDEO_COMPLETED,
            ProductKind.IMAGE, EventTypes.IMAGE_COMPLETED,
            ProductKind.AUDIO, EventTypes.AUDIO_COMPLETED);

    private static final Map<ProductKind, String> FAILED = Map.of(
            ProductKind.VIDEO, EventTypes.VIDEO_FAILED,
            ProductKind.IMAGE, EventTypes.IMAGE_FAILED,
            ProductKind.AUDIO, EventTypes.AUDIO_FAILED);

    private final WebhookEvents events;

    MediaOutcomes(WebhookEvents events) {
        this.events = events;
    }

    @EventListener
    void on(OperationCompleted event) {
        Map<String, @Nullable Object> data = outcome(event.jobId(), event.operation(), event.kind());
        data.put("status", "COMPLETED");
        data.put(
                WebhookMessage.PRODUCTS,
                event.products().stream().map(MediaOutcomes::product).toList());
        events.publish(new WebhookEvent(
                event.ownerId(),
                names(EventTypes.MEDIA_COMPLETED, COMPLETED, event.kind()),
                data,
                only(event.kind(), event.products()),
                event.jobId().toString(),
                addresses(event.webhookUrl())));
    }

    /** Each failure is sent: a retried job may fail again for the same reason. */
    @EventListener
    void on(OperationFailed event) {
        Map<String, @Nullable Object> data = outcome(event.jobId(), event.operation(), event.kind());
        data.put("status", "FAILED");
        data.put("error", event.reason());
        events.publish(new WebhookEvent(
                event.ownerId(),
                names(EventTypes.MEDIA_FAILED, FAILED, event.kind()),
                data,
                null,
                UUID.randomUUID().toString(),
                addresses(event.webhookUrl())));
    }

    private static List<String> names(String general, Map<ProductKind, String> byKind, @Nullable ProductKind kind) {
        return kind == null ? List.of(general) : List.of(general, String.valueOf(byKind.get(kind)));
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

    private static Map<String, @Nullable Object> outcome(UUID jobId, String operation, @Nullable ProductKind kind) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("job_id", jobId.toString());
        data.put("operation", operation);
        data.put("media_type", kind == null ? null : kind.word());
        return data;
    }

    private static List<String> addresses(@Nullable String oneOff) {
        return oneOff == null ? List.of() : List.of(oneOff);
    }
}
