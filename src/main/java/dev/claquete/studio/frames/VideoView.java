package dev.claquete.studio.frames;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.job.Job;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video in API answers.
 *
 * @param videoId the same as {@code id}
 * @param progress 0 to 100
 * @param interval its kind and value: @code {"every_seconds": 1.0}}
 * @param downloadUrl a signed link that needs no key; null before the ZIP exists and after it has expired
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record VideoView(
        UUID id,
        UUID videoId,
        String filename,
        Status status,
        int progress,
        @Nullable String error,
        Map<String, Double> interval,
        String format,
        @Nullable Integer frames,
        @Nullable Long bytes,
        @Nullable String downloadUrl,
        Instant createdAt,
        Instant updatedAt) {

    enum Status {
        PENDING,
        PROCESSING,
        COMPLETED,
        FAILED;

        /** A cancel is shown as a failure. */
        static Status of(Job job) {
            return switch (job.status()) {
                case IN_QUEUE -> PENDING;
                case IN_PROGRESS -> PROCESSING;
                case COMPLETED -> COMPLETED;
                case FAILED, CANCELLED -> FAILED;
            };
        }
    }
}
