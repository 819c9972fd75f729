package dev.claquete.studio.project.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.project.Asset;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scene in API answers. {@code video_url} is the scene's clip; {@code skipped} is our addition.
 *
 * @param wordTimings @code [{word,start,end}]} in seconds
 * @param warnings sentences about characters that captions leave out; our addition, omitted if empty
 */
@JsonNaming(SnakeCaseStrategy.class)
record SceneView(
        UUID id,
        UUID projectId,
        int sceneNumber,
        String visualDescription,
        String narration,
        double durationSeconds,
        @Nullable String imageUrl,
        Asset.Status imageStatus,
        @Nullable String audioUrl,
        Asset.Status audioStatus,
        @Nullable String sfxUrl,
        Asset.Status sfxStatus,
        @Nullable String videoUrl,
        Asset.Status videoStatus,
        String mediaType,
        @Nullable JsonNode wordTimings,
        @Nullable String errorMessage,
        int imageAttempts,
        int audioAttempts,
        int videoAttempts,
        String visualEffect,
        boolean skipped,
        int version,
        Asset.Status status,
        Instant createdAt,
        @Nullable Instant deletedAt,
        List<CharacterView> characters,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}
