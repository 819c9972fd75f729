package dev.claquete.studio.webhook;

import dev.claquete.studio.project.ProjectOutcome;
import dev.claquete.studio.project.ProjectOutcome.GenerationFailed;
import dev.claquete.studio.project.ProjectOutcome.SceneAssetMade;
import dev.claquete.studio.project.ProjectOutcome.VideoPublished;
import dev.claquete.studio.project.RunSubscribers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends events about projects, in the engine's transaction. */
@Component
class ProjectOutcomes {

    private static final Map<String, String> ASSETS = Map.of(
            "image", EventTypes.IMAGE_COMPLETED,
            "audio", EventTypes.AUDIO_COMPLETED,
            "video", EventTypes.CLIP_COMPLETED);

    private final WebhookEvents events;
    private final RunSubscribers audience;

    ProjectOutcomes(WebhookEvents events, RunSubscribers audience) {
        this.events = events;
        this.audience = audience;
    }

    @EventListener
    void on(ProjectOutcome outcome) {
        if (outcome instanceof VideoPublished video) {
            tell(video);
        } else if (outcome instanceof GenerationFailed failure) {
            tell(failure);
        } else if (outcome instanceof SceneAssetMade asset) {
            tell(asset);
        }
    }

    private void tell(VideoPublished event) {
        Optional<RunSubscribers.Run> run = audience.of(event.projectId());
        Map<String, @Nullable Object> data = outcome(event.projectId(), run, event.title());
        data.put("seconds", event.seconds());
        data.put("bytes", event.bytes());
        events.publish(new WebhookEvent(
                event.ownerId(),
                EventTypes.VIDEO_COMPLETED,
                data,
                event.videoKey(),
                event.videoKey() + " " + run.map(RunSubscribers.Run::jobId).orElse(null),
                run.map(RunSubscribers.Run::webhookUrls).orElse(List.of())));
    }

    /** Each failure is sent: a retried run may fail again for the same reason. */
    private void tell(GenerationFailed event) {
        Optional<RunSubscribers.Run> run = audience.of(event.projectId());
        Map<String, @Nullable Object> data = outcome(event.projectId(), run, event.title());
        data.put("error", event.reason());
        events.publish(new WebhookEvent(
                event.ownerId(),
                EventTypes.VIDEO_FAILED,
                data,
                null,
                UUID.randomUUID().toString(),
                run.map(RunSubscribers.Run::webhookUrls).orElse(List.of())));
    }

    /** An asset that a run only reused was reported before. */
    private void tell(SceneAssetMade event) {
        String type = ASSETS.get(event.asset());
        if (type == null) {
            return;
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("project_id", event.projectId().toString());
        data.put("scene_id", event.sceneId().toString());
        data.put("scene_number", event.sceneNumber());
        events.publish(new WebhookEvent(
                event.ownerId(), type, data, event.key(), event.key().value(), List.of()));
    }

    private static Map<String, @Nullable Object> outcome(
            UUID projectId, Optional<RunSubscribers.Run> run, String title) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("project_id", projectId.toString());
        run.ifPresent(it -> data.put("job_id", it.jobId().toString()));
        data.put("title", title);
        return data;
    }
}
