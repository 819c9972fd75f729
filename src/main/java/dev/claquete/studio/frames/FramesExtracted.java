package dev.claquete.studio.frames;

import dev.claquete.storage.ObjectKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a video are ready to download. Published once for each job, in the engine's transaction.
 *
 * @param filename of the video, as its owner called it
 * @param frames how many
 * @param bytes of the ZIP
 * @param webhookUrl whom the caller wanted told, besides the account's own webhooks
 */
public record FramesExtracted(
        UUID jobId,
        UUID ownerId,
        String filename,
        ObjectKey zipKey,
        int frames,
        long bytes,
        @Nullable String webhookUrl) {}
