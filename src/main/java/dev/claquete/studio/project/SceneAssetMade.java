package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import java.util.UUID;

/**
 * A scene received a picture, a narration or a clip. Published in the engine's transaction, also if a run reused the
 * result of an earlier one.
 *
 * @param asset {@code image}, {@code audio} or {@code video}
 */
public record SceneAssetMade(
        UUID projectId, UUID ownerId, UUID sceneId, int sceneNumber, String asset, ObjectKey key) {}
