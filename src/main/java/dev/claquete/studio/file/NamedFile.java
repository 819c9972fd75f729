package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as its owner sees it: a path that leads to an object. The path may change, the object never moves.
 *
 * @param size in bytes
 * @param expiresAt when housekeeping removes it; null if it stays
 */
public record NamedFile(
        UUID id,
        String path,
        ObjectKey key,
        String contentType,
        long size,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
