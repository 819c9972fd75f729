package dev.claquete.studio.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one endpoint.
 *
 * @param data JSON without the link, which is made when the message is sent
 * @param mediaKey the object that the link leads to
 * @param happenedAt when the event happened
 * @param queuedAt since when it has been waiting; later than the event if it was replayed
 */
record Delivery(
        UUID id,
        UUID webhookId,
        String event,
        String data,
        @Nullable String mediaKey,
        Status status,
        int attempts,
        @Nullable String lastError,
        Instant happenedAt,
        Instant queuedAt,
        @Nullable Instant endedAt) {

    private static final String PREFIX = "msg_";

    enum Status {
        PENDING,
        DELIVERED,
        /** Given up: a dead letter, which can be replayed. */
        DEAD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The id that the receiver sees, the same at every try ({@code webhook-id}). */
    String publicId() {
        return publicId(id);
    }

    static String publicId(UUID id) {
        return PREFIX + PublicIds.hex(id);
    }

    static Optional<UUID> idOf(String publicId) {
        return PublicIds.parse(PREFIX, publicId);
    }
}
