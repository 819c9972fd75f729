package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import java.util.UUID;

/** The outcome of a project, for webhooks and mail. Published in the engine's transaction. */
public sealed interface ProjectOutcome {

    UUID projectId();

    UUID ownerId();

    /**
     * A project received its final video. Published once for each video.
     *
     * @param title for people; may be the topic's beginning
     * @param language of the project, for example {@code pt-BR}
     * @param seconds its length
     * @param bytes its size
     */
    record VideoPublished(
            UUID projectId, UUID ownerId, String title, String language, ObjectKey videoKey, double seconds, long bytes)
            implements ProjectOutcome {}

    /**
     * A project's generation failed or is stuck on a step without tries left. Published again if it fails after being resumed.
     *
     * @param title for people; may be the topic's beginning
     * @param language of the project, for example {@code pt-BR}
     * @param reason for people; names the step
     * @param video whether the run's goal was a video, and not only pictures or narrations
     */
    record GenerationFailed(UUID projectId, UUID ownerId, String title, String language, String reason, boolean video)
            implements ProjectOutcome {}

    /**
     * A scene received a picture, a narration or a clip. Published also if a run reused the result of an earlier one.
     *
     * @param asset {@code image}, {@code audio} or {@code video}
     */
    record SceneAssetMade(UUID projectId, UUID ownerId, UUID sceneId, int sceneNumber, String asset, ObjectKey key)
            implements ProjectOutcome {}
}
