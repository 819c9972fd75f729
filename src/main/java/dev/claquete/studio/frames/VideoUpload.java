package dev.claquete.studio.frames;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video that comes in pieces.
 *
 * @param id becomes its job's
 * @param metadata as the client has sent it
 * @param bytes all that was announced
 * @param received how many of these are safe
 * @param finishing all bytes are here and the video is being checked, on whatever node
 * @param refusal why no job can come of it; null otherwise
 * @param finished its job has begun
 * @param expired it cannot go on any more
 */
record VideoUpload(
        UUID id,
        UUID ownerId,
        String filename,
        String metadata,
        long bytes,
        long received,
        boolean finishing,
        @Nullable String refusal,
        boolean finished,
        Instant expiresAt,
        boolean expired) {

    long missing() {
        return bytes - received;
    }
}
