package dev.claquete.studio.media;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.MakeSlideshow;
import dev.claquete.operation.Source;
import dev.claquete.render.frame.PictureFit;
import dev.claquete.render.frame.Transition;
import dev.claquete.render.frame.VisualEffect;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Makes videos from pictures. */
@RestController
@Tag(name = "Video")
class SlideshowController {

    private static final String KEN_BURNS = "ken_burns";
    private static final List<VisualEffect> VARIED =
            List.of(VisualEffect.ZOOM_IN, VisualEffect.PAN_RIGHT, VisualEffect.ZOOM_OUT, VisualEffect.PAN_LEFT);

    private static final double USUAL_SECONDS = 3;
    private static final double USUAL_TRANSITION_SECONDS = 1;

    private final JobService desk;
    private final JoinProperties limits;

    SlideshowController(JobService desk, JoinProperties limits) {
        this.desk = desk;
        this.limits = limits;
    }

    /**
     * Pictures, and how to show them.
     *
     * @param transitionDuration in seconds, half before and half after the joint, so that it does not change the length
     * @param fit {@code cover}, {@code contain} or {@code blur}
     * @param background behind transparent pictures: {@code blur} or {@code #RRGGBB}
     * @param effect {@code none}, {@code ken_burns} for a different move each time, or the name of one move
     */
    record SlideshowRequest(
            @JsonProperty("images") @Nullable List<@Nullable String> images,
            @JsonProperty("duration_per_image") @DecimalMin("0.1") @Max(600) @Nullable Double durationPerImage,
            @JsonProperty("transition") @Nullable String transition,
            @JsonProperty("transition_duration") @Nullable Double transitionDuration,
            @JsonProperty("fit") @Nullable PictureFit fit,
            @JsonProperty("background") @Nullable String background,
            @JsonProperty("effect") @Nullable String effect,
            @JsonProperty("music_url") @Nullable String musicUrl,
            @JsonProperty("music_fade_in") @Min(0) @Max(30) @Nullable Double musicFadeIn,
            @JsonProperty("music_fade_out") @Min(0) @Max(30) @Nullable Double musicFadeOut,
            @JsonProperty("output") @Valid @Nullable OutputRequest output,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    @Operation(
            summary = "Make a slideshow",
            description =
                    """
                    Every image is seen for `duration_per_image` (3) seconds; transitions lie around the joints and do not change \
                    the length. `transition`: cut, fade, dissolve, fadeblack, fadewhite, wipeleft, slideleft, smoothleft (and right, \
                    up, down), circleopen, circleclose, diagonal, radial, zoom. `fit` is cover, contain or blur: nothing is \
                    distorted. Transparent pictures lie on their own picture, blurred, or on a `background` of "#RRGGBB". `effect` is none, ken_burns or one of zoom_in, zoom_out, pan_left, pan_right, pan_up, pan_down. Music \
                    is repeated or cut, brought to -16 LUFS and faded. `output`: width, height, fps (1920x1080 at 30), quality.

                    ```
                    curl -X POST http://localhost:8080/v2/video/slideshow -H "X-API-Key: $X_API_KEY" -H "Content-Type: application/json" \
                      -d '{"images": ["https://example.com/1.jpg", "https://example.com/2.jpg"], "duration_per_image": 3, \
                      "transition": "fade", "music_url": "https://example.com/music.mp3"}'
                    ```""")
    @StartsJob
    @PostMapping("/v2/video/slideshow")
    DeferredResult<ResponseEntity<Object>> slideshow(@Valid @RequestBody SlideshowRequest in) {
        JobInputs inputs = desk.inputs();
        List<Source> images = images(in.images(), inputs);
        double each = each(in.durationPerImage(), images.size());
        Transition transition = transition(in.transition());
        double transitionSeconds =
                requireNonNullElse(in.transitionDuration(), Math.min(USUAL_TRANSITION_SECONDS, each / 2));
        if (!(transitionSeconds >= 0 && transitionSeconds <= each)) {
            throw new InvalidInput("transition_duration", Rules.range(0, each));
        }
        MakeSlideshow.Order order = new MakeSlideshow.Order(
                images,
                each,
                transition,
                transitionSeconds,
                requireNonNullElse(in.fit(), PictureFit.COVER),
                effects(in.effect()),
                in.musicUrl() == null ? null : inputs.audio("music_url", in.musicUrl()),
                requireNonNullElse(in.musicFadeIn(), 0.5),
                requireNonNullElse(in.musicFadeOut(), 2.0),
                OutputRequest.checked(in.output()),
                ImagesRequest.background(in.background()));
        return desk.perform(
                JobRequest.of("slideshow", order, inputs).webhook(in.webhookUrl()), VideoAnswers::completed);
    }

    private List<Source> images(@Nullable List<@Nullable String> addresses, JobInputs inputs) {
        if (addresses == null || addresses.isEmpty() || addresses.size() > limits.maxImages()) {
            throw new InvalidInput("images", "must have from 1 to " + limits.maxImages() + " images");
        }
        return IntStream.range(0, addresses.size())
                .mapToObj(i -> inputs.image("images[" + i + "]", addresses.get(i)))
                .toList();
    }

    private double each(@Nullable Double seconds, int images) {
        double each = requireNonNullElse(seconds, USUAL_SECONDS);
        if (each * images > limits.maxSlideshowSeconds()) {
            throw new InvalidInput(
                    "duration_per_image",
                    String.format(
                            Locale.ROOT, "must make at most %.0f seconds of all images", limits.maxSlideshowSeconds()));
        }
        return each;
    }

    private static Transition transition(@Nullable String name) {
        return Transition.named(name == null ? "fade" : name)
                .orElseThrow(() -> new InvalidInput("transition", Rules.oneOf(Transition.names())));
    }

    private static List<VisualEffect> effects(@Nullable String name) {
        if (name == null || name.equalsIgnoreCase("none")) {
            return List.of();
        }
        return name.equalsIgnoreCase(KEN_BURNS)
                ? VARIED
                : List.of(Rules.constant(VisualEffect.class, name)
                        .orElseThrow(() -> new InvalidInput(
                                "effect",
                                Rules.oneOf(VisualEffect.class)
                                        .replace("one of ", "one of none, " + KEN_BURNS + ", "))));
    }
}
