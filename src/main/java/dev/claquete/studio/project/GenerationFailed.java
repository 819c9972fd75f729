package dev.claquete.studio.project;

import java.util.UUID;

/**
 * A project's generation failed or is stuck on a step without tries left. Published in the engine's transaction, and
 * again if it fails after being resumed.
 *
 * @param title for people; may be the topic's beginning
 * @param language of the project, for example {@code pt-BR}
 * @param reason for people; names the step
 * @param video whether the run's goal was a video, and not only pictures or narrations
 */
public record GenerationFailed(
        UUID projectId, UUID ownerId, String title, String language, String reason, boolean video) {}
