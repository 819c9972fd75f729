package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.Product;
import dev.claquete.studio.job.JobResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers with one video. */
final class VideoAnswers {

    private VideoAnswers() {}

    /** The form of the media endpoints. */
    record Completed(
            UUID id,
            @JsonProperty("job_id") UUID jobId,
            String status,
            String url,
            double duration,
            int width,
            int height) {}

    /** The form of the GPU video API; further facts about the video are among the stats. */
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
