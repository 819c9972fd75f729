package dev.claquete.studio.media;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.operation.Source;
import dev.claquete.operation.optimize.OptimizeMedia;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Makes media smaller. */
@RestController
@Tag(name = "Utilities")
class OptimizeController {

    private static final long LEAST_TARGET = 256;

    private final JobService desk;

    OptimizeController(JobService desk) {
        this.desk = desk;
    }

    /** @param targetSize {@code "10MB"}, or a number of bytes */
    record OptimizeRequest(
            @Nullable String url,
            @NotNull Type type,
            @Nullable Quality quality,
            @JsonProperty("target_size") @Nullable JsonNode targetSize,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    /** The kind of media to optimize. */
    enum Type {
        VIDEO,
        IMAGE,
        AUDIO
    }

    @Operation(
            summary = "Make a video, picture or sound smaller",
            description =
                    "With target_size (10MB = 10,000,000 bytes, 10MiB = 10,485,760) the result is never larger, and "
                            + "at least 95 % of it unless the file is already smaller or its content is too simple; "
                            + "422 with the smallest possible size if the target cannot be reached. Without "
                            + "target_size, quality decides: low, medium or high (default). Video becomes MP4 "
                            + "(H.264, AAC), a picture JPEG (WebP if transparent), sound M4A (AAC). unchanged is "
                            + "true if the original file is returned.")
    @BodyExample(
            "{\"url\":\"https://example.com/video.mp4\",\"type\":\"video\",\"quality\":\"high\",\"target_size\":\"10MB\"}")
    @StartsJob
    @PostMapping("/utils/optimize")
    DeferredResult<ResponseEntity<Object>> optimize(@Valid @RequestBody OptimizeRequest in) {
        Type type = in.type();
        Quality quality = requireNonNullElse(in.quality(), Quality.HIGH);
        Long target = target(in.targetSize());
        JobInputs inputs = desk.inputs();
        Source source = inputs.add("url", in.url(), Source.Kind.valueOf(type.name()));
        JobRequest request = JobRequest.of("optimize", new OptimizeMedia.Order(source, quality, target), inputs)
                .webhook(in.webhookUrl());
        return desk.perform(type == Type.VIDEO ? request : request.asQuick(), OptimizeController::answer);
    }

    private static @Nullable Long target(@Nullable JsonNode size) {
        if (size == null || size.isNull()) {
            return null;
        }
        long bytes = ByteCount.parse("target_size", size);
        if (bytes < LEAST_TARGET) {
            throw new InvalidInput("target_size", "must be at least " + LEAST_TARGET + " bytes");
        }
        return bytes;
    }

    private static Map<String, @Nullable Object> answer(JobResult result) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("status", "success");
        answer.put("url", result.product().url());
        answer.put("content_type", result.product().product().contentType());
        answer.putAll(result.product().product().facts());
        return answer;
    }
}
