package dev.claquete.studio.project.edit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Format;
import dev.claquete.studio.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project in API answers; the fields from {@code script} on are our additions. {@code warnings} are sentences for its
 * owner.
 */
@JsonNaming(SnakeCaseStrategy.class)
record ProjectView(
        UUID id,
        UUID userId,
        String topic,
        String style,
        String language,
        @Nullable String voiceName,
        @Nullable String ttsProvider,
        @Nullable String videoModel,
        @Nullable String audioModel,
        boolean includeMusic,
        @Nullable String bgMusicPrompt,
        @Nullable String bgMusicUrl,
        Asset.Status bgMusicStatus,
        Project.Status status,
        @Nullable String generatedTitle,
        @Nullable String generatedDescription,
        DurationConfig durationConfig,
        @Nullable String lockSessionId,
        @Nullable Instant lockExpiresAt,
        boolean isArchived,
        List<String> tags,
        @Nullable String folderId,
        @Nullable String finalVideoUrl,
        Instant createdAt,
        Instant updatedAt,
        List<CharacterView> characters,
        List<SceneView> scenes,
        @Nullable String script,
        @Nullable String referenceImageUrl,
        boolean approveScript,
        boolean awaitingApproval,
        Format.AspectRatio aspectRatio,
        int fps,
        String transition,
        boolean captionsEnabled,
        String captionPosition,
        String captionColor,
        String captionHighlightColor,
        double bgMusicVolumeDb,
        int progress,
        @Nullable String generationMessage,
        @Nullable String errorMessage,
        @Nullable Double finalVideoSeconds,
        @Nullable Long finalVideoBytes,
        List<String> warnings) {

    /** Target length in seconds and target number of scenes; in camelCase, as clients send it. */
    record DurationConfig(int min, int max, @Nullable Integer targetScenes) {}
}
