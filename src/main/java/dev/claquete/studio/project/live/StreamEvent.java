package dev.claquete.studio.project.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Project;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of a project's stream, in the API's terms. */
interface StreamEvent {

    @JsonProperty("type")
    String type();

    record Init(
            Project.Status projectStatus,
            List<InitScene> scenes,
            Asset.Status bgMusicStatus,
            @Nullable String bgMusicUrl)
            implements StreamEvent {
        @Override
        public String type() {
            return "init";
        }
    }

    record InitScene(
            UUID id,
            int sceneNumber,
            String visualDescription,
            String narration,
            double durationSeconds,
            Asset.Status imageStatus,
            @Nullable String imageUrl,
            Asset.Status audioStatus,
            @Nullable String audioUrl,
            Asset.Status sfxStatus,
            @Nullable String sfxUrl,
            Asset.Status videoStatus,
            @Nullable String videoUrl,
            String mediaType,
            @Nullable JsonNode wordTimings,
            @Nullable String error) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SceneUpdate(
            UUID sceneId,
            String field,
            Asset.Status status,
            @Nullable String url,
            @Nullable String error,
            @Nullable JsonNode timings,
            @Nullable Double duration)
            implements StreamEvent {
        @Override
        public String type() {
            return "scene_update";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MusicUpdate(Asset.Status status, @Nullable String url, @Nullable String error) implements StreamEvent {
        @Override
        public String type() {
            return "music_update";
        }
    }

    record ProjectStatusUpdate(Project.Status status) implements StreamEvent {
        @Override
        public String type() {
            return "project_status_update";
        }
    }

    record RenderProgress(UUID jobId, String phase, int progress, String message) implements StreamEvent {
        @Override
        public String type() {
            return "render_progress";
        }
    }

    record RenderComplete(UUID jobId, @Nullable String videoUrl, @Nullable Double duration, @Nullable Long fileSize)
            implements StreamEvent {
        @Override
        public String type() {
            return "render_complete";
        }
    }

    record RenderFailed(UUID jobId, String error) implements StreamEvent {
        @Override
        public String type() {
            return "render_failed";
        }
    }
}
