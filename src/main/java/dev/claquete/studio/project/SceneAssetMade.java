package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import java.util.UUID;

/**
 * A scene has got a picture, a narration or a clip of its own. Published in the engine's transaction, also when a run found
 * what an earlier one had made.
 *
 * @param asset {@code image}, {@code audio} or {@code video}
 */
public record SceneAssetMade(
        UUID projectId, UUID ownerId, UUID sceneId, int sceneNumber, String asset, ObjectKey key) {}
