package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import java.util.UUID;

/** What became of a project, for webhooks and mail. Published in the engine's transaction. */
public sealed interface ProjectOutcome {

    UUID projectId();

    UUID ownerId();

    /**
     * A project has its final video. Published once for each video.
     *
     * @param title for people; may be the topic's beginning
     * @param language of the project, {@code pt-BR} say
     * @param seconds its length
     * @param bytes its size
     */
    record VideoPublished(
            UUID projectId, UUID ownerId, String title, String language, ObjectKey videoKey, double seconds, long bytes)
            implements ProjectOutcome {}

    /**
     * A project's generation has failed or is stuck on a step whose tries are used up. Published once more if it fails again after
     * someone had it go on.
     *
     * @param title for people; may be the topic's beginning
     * @param language of the project, {@code pt-BR} say
     * @param reason for people; names the step
     * @param video whether the run was to make a video, and not only pictures or narrations
     */
    record GenerationFailed(UUID projectId, UUID ownerId, String title, String language, String reason, boolean video)
            implements ProjectOutcome {}

    /**
     * A scene has got a picture, a narration or a clip of its own. Published also when a run found what an earlier one had made.
     *
     * @param asset {@code image}, {@code audio} or {@code video}
     */
    record SceneAssetMade(UUID projectId, UUID ownerId, UUID sceneId, int sceneNumber, String asset, ObjectKey key)
            implements ProjectOutcome {}
}
