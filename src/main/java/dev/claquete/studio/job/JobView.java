package dev.claquete.studio.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as clients poll it.
 *
 * @param delayTime milliseconds that it waited for a worker
 * @param executionTime milliseconds from then to its end
 * @param output links to what was made
 * @param error why there is nothing
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
