package dev.claquete.studio.webhook;

import dev.claquete.operation.Product;
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

/** Tells of one-shot operations, in the engine's transaction. */
@Component
class MediaOutcomes {

    private final WebhookEvents events;

    MediaOutcomes(WebhookEvents events) {
        this.events = events;
    }

    @EventListener
    void on(OperationCompleted event) {
        Map<String, @Nullable Object> data = outcome(event.jobId(), event.operation());
        data.put("status", "COMPLETED");
        data.put(
                WebhookMessage.PRODUCTS,
                event.products().stream().map(MediaOutcomes::product).toList());
        ObjectKey only = event.products().size() == 1 ? event.products().get(0).objectKey() : null;
        events.publish(new WebhookEvent(
                event.ownerId(),
                EventTypes.MEDIA_COMPLETED,
                data,
                only,
                event.jobId().toString(),
                addresses(event.webhookUrl())));
    }

    /** Each failure is told: a job that was mended may fail again for the same reason. */
    @EventListener
    void on(OperationFailed event) {
        Map<String, @Nullable Object> data = outcome(event.jobId(), event.operation());
        data.put("status", "FAILED");
        data.put("error", event.reason());
        events.publish(new WebhookEvent(
                event.ownerId(),
                EventTypes.MEDIA_FAILED,
                data,
                null,
                UUID.randomUUID().toString(),
                addresses(event.webhookUrl())));
    }

    private static Map<String, Object> product(Product product) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", product.name());
        entry.put("key", product.key());
        entry.put("content_type", product.contentType());
        entry.put("bytes", product.bytes());
        return entry;
    }

    private static Map<String, @Nullable Object> outcome(UUID jobId, String operation) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("job_id", jobId.toString());
        data.put("operation", operation);
        return data;
    }

    private static List<String> addresses(@Nullable String oneOff) {
        return oneOff == null ? List.of() : List.of(oneOff);
    }
}
