package dev.claquete.studio.webhook;

import dev.claquete.storage.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event for an account's other programs.
 *
 * @param types its names, for example {@code video.completed}; of several, the most general one comes first
 * @param data the message's content, as JSON; snake_case names
 * @param media gets its own signed {@code url} among the data, made when the message is sent
 * @param dedupeKey no endpoint receives the same type and key twice
 * @param oneOffUrls additional recipients besides the account's endpoints
 */
public record WebhookEvent(
        UUID ownerId,
        List<String> types,
        Map<String, ? extends @Nullable Object> data,
        @Nullable ObjectKey media,
        String dedupeKey,
        List<String> oneOffUrls) {

    /** An event with one name only. */
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
