package dev.claquete.studio.media;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.OverlayVideo;
import dev.claquete.operation.Placement;
import dev.claquete.operation.Source;
import dev.claquete.picture.Fit;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Lays a picture or video over a video. */
@RestController
@Tag(name = "Video")
class OverlayController {

    private static final int LATEST = 86_400;

    private final JobService desk;

    OverlayController(JobService desk) {
        this.desk = desk;
    }

    /** The upper left corner, in shares of the video's width and height. */
    record Position(
            @JsonProperty("x") @Min(0) @Max(1) @Nullable Double x,
            @JsonProperty("y") @Min(0) @Max(1) @Nullable Double y) {}

    /** In shares of the video's width and height; where one is left out, the overlay keeps its shape. */
    record Size(
            @JsonProperty("width") @DecimalMin("0.01") @Max(1) @Nullable Double width,
            @JsonProperty("height") @DecimalMin("0.01") @Max(1) @Nullable Double height) {}

    /**
     * A video and its overlay.
     *
     * @param fit stretch, cover, contain or inside
     * @param keepAspect an older name: true means {@code inside}; {@code fit} takes precedence
     * @param loop whether an overlay that is a video repeats until {@code end_time}; by default only a GIF or WebP that
     *     loops by itself
     */
    record OverlayRequest(
            @JsonProperty("video_url") @Nullable String videoUrl,
            @JsonProperty("overlay_url") @Nullable String overlayUrl,
            @JsonProperty("position") @Valid @Nullable Position position,
            @JsonProperty("size") @Valid @Nullable Size size,
            @JsonProperty("start_time") @Min(0) @Max(LATEST) @Nullable Double startTime,
            @JsonProperty("end_time") @Min(0) @Max(LATEST) @Nullable Double endTime,
            @JsonProperty("opacity") @Min(0) @Max(1) @Nullable Double opacity,
            @JsonProperty("fade") @Min(0) @Max(30) @Nullable Double fade,
            @JsonProperty("fit") @Nullable Fit fit,
            @JsonProperty("keep_aspect") @Nullable Boolean keepAspect,
            @JsonProperty("loop") @Nullable Boolean loop,
            @JsonProperty("output") @Valid @Nullable OutputRequest output,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    @Operation(
            summary = "Overlay a picture or a video on a video",
            description =
                    """
                    `position` and `size` are shares of the video's frame. It is seen from `start_time` to just before `end_time`, \
                    to the frame; transparency is kept, `opacity` makes it fainter and `fade` seconds let it come and go softly. \
                    With `width` and `height` it fills exactly that box: `fit` stretch, the usual. cover fills it, too, and cuts \
                    off what sticks out; contain shows all of it in the middle of the box, inside in its upper left. The video keeps its size and its frames, its sound is copied; of `output` only \
                    `quality` counts.

                    ```
                    curl -X POST http://localhost:8080/v2/video/overlay -H "X-API-Key: $X_API_KEY" -H "Content-Type: application/json" \
                      -d '{"video_url": "https://example.com/video.mp4", "overlay_url": "https://example.com/logo.png", \
                      "position": {"x": 0.1, "y": 0.1}, "size": {"width": 0.2, "height": 0.2}, "start_time": 0, "end_time": 10}'
                    ```""")
    @StartsJob
    @PostMapping("/v2/video/overlay")
    DeferredResult<ResponseEntity<Object>> overlay(@Valid @RequestBody OverlayRequest in) {
        double start = requireNonNullElse(in.startTime(), 0.0);
        if (in.endTime() != null && in.endTime() <= start) {
            throw new InvalidInput("end_time", "must be after start_time");
        }
        JobInputs inputs = desk.inputs();
        OverlayVideo.Order order = new OverlayVideo.Order(
                inputs.video("video_url", in.videoUrl()),
                inputs.add("overlay_url", in.overlayUrl(), Source.Kind.MEDIA),
                placement(in),
                start,
                in.endTime(),
                requireNonNullElse(in.opacity(), 1.0),
                requireNonNullElse(in.fade(), 0.0),
                in.loop(),
                OutputRequest.checked(in.output()).quality());
        return desk.perform(JobRequest.of("overlay", order, inputs).webhook(in.webhookUrl()), VideoAnswers::completed);
    }

    private static Placement placement(OverlayRequest in) {
        Position at = in.position() == null ? new Position(null, null) : in.position();
        Size size = in.size() == null ? new Size(null, null) : in.size();
        return new Placement(
                requireNonNullElse(at.x(), 0.0),
                requireNonNullElse(at.y(), 0.0),
                size.width(),
                size.height(),
                requireNonNullElse(in.fit(), Boolean.TRUE.equals(in.keepAspect()) ? Fit.INSIDE : Fit.STRETCH));
    }
}
