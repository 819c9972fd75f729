package dev.claquete.operation;

import dev.claquete.storage.ObjectKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that an operation has made.
 *
 * @param name tells the products of one job apart; a caller's own id where it gave one
 * @param widthPx of video and images, otherwise 0
 * @param seconds of video and sound, otherwise 0
 * @param facts what else the answer says, by the names that it uses
 */
public record Product(
        String name,
        String key,
        String contentType,
        long bytes,
        int widthPx,
        int heightPx,
        double seconds,
        Map<String, @Nullable Object> facts) {

    public ObjectKey objectKey() {
        return new ObjectKey(key);
    }
}
