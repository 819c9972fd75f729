package dev.claquete.studio.webhook;

import dev.claquete.studio.frames.FramesExtracted;
import dev.claquete.studio.frames.FramesFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends events about extracted frames, in the engine's transaction. */
@Component
class FrameOutcomes {

    private final WebhookEvents events;

    FrameOutcomes(WebhookEvents events) {
        this.events = events;
    }

    @EventListener
    void on(FramesExtracted event) {
        Map<String, @Nullable Object> data = outcome(event.jobId(), event.filename());
        data.put("frames", event.frames());
        data.put("bytes", event.bytes());
        events.publish(new WebhookEvent(
                event.ownerId(),
                EventTypes.FRAMES_COMPLETED,
                data,
                event.zipKey(),
                event.jobId().toString(),
                addresses(event.webhookUrl())));
    }

    /** Each failure is sent: a retried job may fail again for the same reason. */
    @EventListener
    void on(FramesFailed event) {
        Map<String, @Nullable Object> data = outcome(event.jobId(), event.filename());
        data.put("error", event.reason());
        events.publish(new WebhookEvent(
                event.ownerId(),
                EventTypes.FRAMES_FAILED,
                data,
                null,
                UUID.randomUUID().toString(),
                addresses(event.webhookUrl())));
    }

    private static Map<String, @Nullable Object> outcome(UUID jobId, String filename) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("job_id", jobId.toString());
        data.put("filename", filename);
        return data;
    }

    private static List<String> addresses(@Nullable String oneOff) {
        return oneOff == null ? List.of() : List.of(oneOff);
    }
}
