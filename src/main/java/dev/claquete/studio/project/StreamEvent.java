package dev.claquete.studio.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of a project's stream, in the API's terms. */
interface StreamEvent {

    @JsonProperty("type")
    String type();

    record Init(
            ProjectStatus projectStatus, List<InitScene> scenes, AssetStatus bgMusicStatus, @Nullable String bgMusicUrl)
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
            AssetStatus imageStatus,
            @Nullable String imageUrl,
            AssetStatus audioStatus,
            @Nullable String audioUrl,
            AssetStatus sfxStatus,
            @Nullable String sfxUrl,
            AssetStatus videoStatus,
            @Nullable String videoUrl,
            String mediaType,
            @Nullable JsonNode wordTimings,
            @Nullable String error) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SceneUpdate(
            UUID sceneId,
            String field,
            AssetStatus status,
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
    record MusicUpdate(AssetStatus status, @Nullable String url, @Nullable String error) implements StreamEvent {
        @Override
        public String type() {
            return "music_update";
        }
    }

    record ProjectStatusUpdate(ProjectStatus status) implements StreamEvent {
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
