package dev.claquete.studio.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver a message.
 *
 * @param statusCode null without an answer; then the error says why
 */
record DeliveryAttempt(
        UUID id,
        UUID deliveryId,
        String event,
        Instant at,
        @Nullable Integer statusCode,
        long durationMs,
        @Nullable String error) {

    boolean succeeded() {
        return error == null;
    }

    String publicId() {
        return "exec_" + PublicIds.hex(id);
    }
}
