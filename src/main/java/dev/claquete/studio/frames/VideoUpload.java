package dev.claquete.studio.frames;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video that is uploaded in pieces.
 *
 * @param id becomes its job's
 * @param metadata as the client sent it
 * @param bytes the announced total
 * @param received how many of these are stored
 * @param finishing whether all bytes have arrived and a node is checking the video
 * @param refusal why no job can be made from it; otherwise null
 * @param finished whether its job has started
 * @param expired whether it can no longer continue
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
