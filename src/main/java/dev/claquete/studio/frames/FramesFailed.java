package dev.claquete.studio.frames;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a video cannot be had, or not before an operator has mended something; in that case {@link FramesExtracted} may
 * still follow. Published in the engine's transaction. A cancel is no failure.
 *
 * @param filename of the video, as its owner called it
 * @param reason for people
 * @param webhookUrl whom the caller wanted told, besides the account's own webhooks
 */
public record FramesFailed(UUID jobId, UUID ownerId, String filename, String reason, @Nullable String webhookUrl) {}
