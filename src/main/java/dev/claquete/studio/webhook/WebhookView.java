package dev.claquete.studio.webhook;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint in API answers, without its secret.
 *
 * @param circuit {@code closed}, {@code open} or {@code half_open}
 * @param failures in a row
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record WebhookView(
        String id,
        String url,
        List<String> events,
        @Nullable String description,
        boolean active,
        String circuit,
        int failures,
        @Nullable String lastError,
        Instant createdAt,
        Instant updatedAt) {

    static WebhookView of(Webhook webhook) {
        return new WebhookView(
                webhook.publicId(),
                webhook.target().url(),
                webhook.target().events(),
                webhook.target().description(),
                webhook.active(),
                webhook.health().circuit().word(),
                webhook.health().failures(),
                webhook.health().lastError(),
                webhook.createdAt(),
                webhook.updatedAt());
    }
}
