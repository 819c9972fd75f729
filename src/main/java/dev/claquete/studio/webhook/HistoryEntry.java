package dev.claquete.studio.webhook;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver.
 *
 * @param deliveryId of the message, the same for every try
 * @param status {@code success} or {@code failed}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record HistoryEntry(
        String id,
        String deliveryId,
        String event,
        String status,
        Instant timestamp,
        Response response,
        @Nullable String error) {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Response(@Nullable Integer statusCode, long durationMs) {}

    static HistoryEntry of(DeliveryAttempt attempt) {
        return new HistoryEntry(
                attempt.publicId(),
                Delivery.publicId(attempt.deliveryId()),
                attempt.event(),
                attempt.succeeded() ? "success" : "failed",
                attempt.at(),
                new Response(attempt.statusCode(), attempt.durationMs()),
                attempt.error());
    }
}
