package dev.claquete.studio.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job in API answers.
 *
 * @param delayTime milliseconds until a worker started it
 * @param executionTime milliseconds from then to its end
 * @param output links to the products
 * @param error why there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
        UUID id,
        String operation,
        Job.Status status,
        int progress,
        @Nullable String message,
        @Nullable Long delayTime,
        @Nullable Long executionTime,
        @Nullable Map<String, @Nullable Object> output,
        @Nullable String error) {}
