package dev.claquete.studio.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.studio.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video from a plan, in API answers.
 *
 * @param status {@code processing}, {@code completed}, {@code failed} or {@code cancelled}
 * @param estimatedTime estimated seconds, while it is processing
 * @param message the current activity
 * @param url a signed link to the video
 * @param duration of the video, in seconds
 * @param warnings sentences about text that is left out
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SceneProjectView(
        UUID projectId,
        String status,
        int progress,
        @Nullable Long estimatedTime,
        @Nullable String message,
        @Nullable String url,
        @Nullable Double duration,
        @Nullable String error,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings,
        Instant createdAt) {

    private static final double PIXELS_A_SECOND = 60e6;
    private static final double GETTING_READY = 5;
    private static final double USUAL_SECONDS = 5;

    static SceneProjectView begun(Job job, ScenePlan plan) {
        return new SceneProjectView(
                job.id(),
                "processing",
                0,
                estimate(plan),
                null,
                null,
                null,
                null,
                ShownTexts.warnings(plan),
                job.createdAt());
    }

    /** @param url of its product, if it has one */
    static SceneProjectView of(Job job, @Nullable String url) {
        return new SceneProjectView(
                job.id(),
                status(job),
                job.progress(),
                null,
                job.message().orElse(null),
                url,
                url == null ? null : job.products().get(0).seconds(),
                job.errorMessage().orElse(null),
                job.products().stream()
                        .flatMap(product -> product.warnings().stream())
                        .toList(),
                job.createdAt());
    }

    private static String status(Job job) {
        return switch (job.status()) {
            case IN_QUEUE, IN_PROGRESS -> "processing";
            case COMPLETED -> "completed";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }

    private static long estimate(ScenePlan plan) {
        double seconds = plan.scenes().stream()
                .mapToDouble(scene -> scene.seconds() == null ? USUAL_SECONDS : scene.seconds())
                .sum();
        double pixels = seconds
                * plan.output().fps()
                * plan.output().widthPx()
                * plan.output().heightPx();
        return Math.round(GETTING_READY + pixels / PIXELS_A_SECOND);
    }
}
