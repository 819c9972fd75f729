package dev.claquete.studio.project.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.RenderJob;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The live state of a project that clients follow.
 *
 * @param music the status of the music
 * @param message the current activity, one sentence
 * @param fatalError why the generation failed
 */
record ProjectState(
        UUID projectId,
        UUID ownerId,
        Project.Status status,
        List<SceneState> scenes,
        Asset.Status music,
        @Nullable String musicUrl,
        @Nullable String message,
        @Nullable String fatalError,
        int progress,
        @Nullable Job job) {

    /** @param url a link to it */
    record AssetState(Asset.Status status, @Nullable String url) {}

    record SceneState(
            UUID id,
            int number,
            AssetState image,
            AssetState audio,
            AssetState video,
            @Nullable String error,
            String visualDescription,
            String narration,
            @Nullable JsonNode wordTimings,
            double durationSeconds) {}

    /**
     * The render job of the current or last run towards a video.
     *
     * @param endedAt null while it is active
     */
    record Job(
            UUID id,
            RenderJob.Status status,
            String phase,
            @Nullable String videoUrl,
            @Nullable Double seconds,
            @Nullable Long bytes,
            @Nullable String error,
            @Nullable Instant endedAt) {

        boolean endedAfter(Instant moment) {
            return endedAt != null && endedAt.isAfter(moment);
        }
    }

    /** The body of {@code GET /api/workflow/state}; {@code progress} is our addition. */
    public record Wire(
            Project.Status projectStatus,
            List<WireScene> scenes,
            @JsonProperty("music_status") Asset.Status musicStatus,
            @JsonProperty("music_url") @Nullable String musicUrl,
            @Nullable String generationMessage,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fatalError,
            int progress) {}

    record WireScene(
            UUID id,
            @JsonProperty("scene_number") int sceneNumber,
            @JsonProperty("image_status") Asset.Status imageStatus,
            @JsonProperty("audio_status") Asset.Status audioStatus,
            @JsonProperty("image_url") @Nullable String imageUrl,
            @JsonProperty("audio_url") @Nullable String audioUrl,
            @Nullable String error,
            @JsonProperty("visual_description") String visualDescription,
            String narration,
            @Nullable JsonNode wordTimings,
            @JsonProperty("video_status") Asset.Status videoStatus,
            @JsonProperty("video_url") @Nullable String videoUrl,
            @JsonProperty("media_type") String mediaType) {}

    public Wire wire() {
        return new Wire(
                status,
                scenes.stream().map(ProjectState::wire).toList(),
                music,
                musicUrl,
                message,
                fatalError,
                progress);
    }

    private static WireScene wire(SceneState scene) {
        return new WireScene(
                scene.id(),
                scene.number(),
                scene.image().status(),
                scene.audio().status(),
                scene.image().url(),
                scene.audio().url(),
                scene.error(),
                scene.visualDescription(),
                scene.narration(),
                scene.wordTimings(),
                scene.video().status(),
                scene.video().url(),
                "image");
    }
}
