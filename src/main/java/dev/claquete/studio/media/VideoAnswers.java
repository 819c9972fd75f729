package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.Product;
import dev.claquete.studio.job.JobResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers with one video in them. */
final class VideoAnswers {

    private VideoAnswers() {}

    /** As the media endpoints say it. */
    record Completed(
            UUID id,
            @JsonProperty("job_id") UUID jobId,
            String status,
            String url,
            double duration,
            int width,
            int height) {}

    /** As the GPU video API says it; what else is known of the video is among the stats. */
    static VideoController.VideoAnswer answer(String message, JobResult result) {
        Map<String, @Nullable Object> stats = new LinkedHashMap<>();
        stats.put("jobId", result.jobId());
        stats.put("delayTime", result.delay().toMillis());
        stats.put("executionTime", result.execution().toMillis());
        stats.put("video_duration", result.product().product().seconds());
        stats.putAll(result.product().product().facts());
        stats.values().removeIf(Objects::isNull);
        return new VideoController.VideoAnswer(
                200, message, result.product().url(), VideoController.Execution.of(result), stats);
    }

    static Completed completed(JobResult result) {
        Product product = result.product().product();
        return new Completed(
                result.jobId(),
                result.jobId(),
                "completed",
                result.product().url(),
                product.seconds(),
                product.widthPx(),
                product.heightPx());
    }
}
