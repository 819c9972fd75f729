package dev.claquete.studio.project;

import java.util.UUID;

/**
 * A project's generation has failed or is stuck on a step whose tries are used up. Published in the engine's transaction; once
 * more when it fails again after someone had it go on.
 *
 * @param title for people; may be the topic's beginning
 * @param language of the project, {@code pt-BR} say
 * @param reason for people; names the step
 * @param video whether the run was to make a video, and not only pictures or narrations
 */
public record GenerationFailed(
        UUID projectId, UUID ownerId, String title, String language, String reason, boolean video) {}
