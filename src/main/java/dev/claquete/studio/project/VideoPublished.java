package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import java.util.UUID;

/**
 * A project received its final video. Published once for each video, in the engine's transaction.
 *
 * @param title for people; may be the topic's beginning
 * @param language of the project, for example {@code pt-BR}
 * @param seconds its length
 * @param bytes its size
 */
public record VideoPublished(
        UUID projectId, UUID ownerId, String title, String language, ObjectKey videoKey, double seconds, long bytes) {}
