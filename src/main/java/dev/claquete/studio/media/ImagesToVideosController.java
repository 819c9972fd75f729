package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.media.VideoController.Execution;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Animates images. */
@RestController
@Tag(name = "Video")
class ImagesToVideosController {

    private final JobService desk;
    private final ImagesProperties limits;

    ImagesToVideosController(JobService desk, ImagesProperties limits) {
        this.desk = desk;
        this.limits = limits;
    }

    /** The answer's form in the GPU video API. */
    record VideosAnswer(int code, String message, List<Video> videos, Execution execution, Map<String, Object> stats) {}

    record Video(@JsonProperty("id") String id, @JsonProperty("video_url") String videoUrl) {}

    @Operation(
            summary = "Film images",
            description =
                    """
                    Each image becomes an MP4 of its own under a moving camera, 1920x1080 at 24 frames a second unless `output` \
                    says otherwise; `duracao` is in seconds. `zoom_type` is zoomin, zoomout, zoompanright, panleft, panright, panup, \
                    pandown or static; `zoom_types` are given to the images in turn. `image_url` may also be the key of an upload. \
                    Transparent images lie on their own picture, blurred, or on a `background` of "#RRGGBB".

                    ```
                    curl -X POST http://localhost:8080/video/img2vid -H "X-API-Key: $X_API_KEY" -H "Content-Type: application/json" \
                      -d '{"images": [{"id": "1", "image_url": "https://example.com/1.jpg", "duracao": 5.0}]}'
                    ```""")
    @StartsJob
    @PostMapping("/video/img2vid")
    DeferredResult<ResponseEntity<Object>> film(@Valid @RequestBody ImagesRequest in) {
        JobInputs inputs = desk.inputs();
        JobRequest request =
                JobRequest.of("img2vid", in.order(inputs, limits), inputs).webhook(in.webhookUrl());
        return desk.perform(request, ImagesToVideosController::answer);
    }

    private static VideosAnswer answer(JobResult result) {
        List<Video> videos = result.products().stream()
                .map(made -> new Video(made.product().name(), made.url()))
                .toList();
        return new VideosAnswer(
                200,
                "Images converted to videos successfully",
                videos,
                Execution.of(result),
                Map.of(
                        "jobId", result.jobId(),
                        "delayTime", result.delay().toMillis(),
                        "executionTime", result.execution().toMillis(),
                        "total", videos.size(),
                        "processed", videos.size()));
    }
}
