package dev.claquete.studio.webhook;

import dev.claquete.storage.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that an account's other programs want to know.
 *
 * @param types what it is called, {@code video.completed} say; what has several names has the most general one first
 * @param data what the message carries, as JSON; snake_case names
 * @param media gets its own signed {@code url} among the data, made when the message is sent
 * @param dedupeKey no endpoint is told twice of the same type and key
 * @param oneOffUrls whom to tell besides the account's endpoints
 */
public record WebhookEvent(
        UUID ownerId,
        List<String> types,
        Map<String, ? extends @Nullable Object> data,
        @Nullable ObjectKey media,
        String dedupeKey,
        List<String> oneOffUrls) {

    /** What has one name only. */
    public WebhookEvent(
            UUID ownerId,
            String type,
            Map<String, ? extends @Nullable Object> data,
            @Nullable ObjectKey media,
            String dedupeKey,
            List<String> oneOffUrls) {
        this(ownerId, List.of(type), data, media, dedupeKey, oneOffUrls);
    }

    String type() {
        return types.get(0);
    }
}
