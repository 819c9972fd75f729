package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.ConcatenateVideos;
import dev.claquete.operation.CycleVideos;
import dev.claquete.operation.Source;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Joins several videos. The fields {@code path}, {@code output_filename} and {@code id_roteiro} of older clients are
 * ignored.
 */
@RestController
@Tag(name = "Video")
class JoinController {

    private final JobService desk;
    private final JoinProperties limits;

    JoinController(JobService desk, JoinProperties limits) {
        this.desk = desk;
        this.limits = limits;
    }

    /** One of several videos; a plain address is accepted too. */
    record VideoItem(@JsonProperty("video_url") @Nullable String videoUrl) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        VideoItem {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static VideoItem of(String address) {
            return new VideoItem(address);
        }
    }

    record ConcatenateRequest(
            @JsonProperty("video_urls") @Nullable List<@Nullable VideoItem> videoUrls,
            @JsonProperty("output") @Valid @Nullable OutputRequest output,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    /**
     * Videos for as long as a sound.
     *
     * @param shuffle whether each round has a random order
     * @param seed the same one gives the same orders
     */
    record CycleRequest(
            @JsonProperty("video_urls") @Nullable List<@Nullable VideoItem> videoUrls,
            @JsonProperty("url_audio") @Nullable String urlAudio,
            @JsonProperty("shuffle") @Nullable Boolean shuffle,
            @JsonProperty("seed") @Nullable Long seed,
            @JsonProperty("output") @Valid @Nullable OutputRequest output,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    @Operation(
            summary = "Join videos",
            description =
                    """
                    At least two, of any kinds, sizes and rates, in this order. Where their pictures are all of one kind they are \
                    copied; otherwise they are fitted into the first one's frame, or into `output` (width, height, fps, quality), \
                    and encoded once, at the rate of the quickest up to 60 frames a second. Each lasts as long as its pictures; where one has no sound it is silent.

                    ```
                    curl -X POST http://localhost:8080/video/concatenate -H "X-API-Key: $X_API_KEY" -H "Content-Type: application/json" \
                      -d '{"video_urls": [{"video_url": "https://example.com/intro.mp4"}, {"video_url": "https://example.com/end.mp4"}]}'
                    ```""")
    @StartsJob
    @PostMapping({"/video/concatenate", "/runpod/video/concatenate"})
    DeferredResult<ResponseEntity<Object>> concatenate(@Valid @RequestBody ConcatenateRequest in) {
        JobInputs inputs = desk.inputs();
        ConcatenateVideos.Order order =
                new ConcatenateVideos.Order(videos(in.videoUrls(), 2, inputs), OutputRequest.checked(in.output()));
        return desk.perform(
                JobRequest.of("concatenate", order, inputs).webhook(in.webhookUrl()),
                result -> VideoAnswers.answer("Videos concatenated successfully", result));
    }

    @Operation(
            summary = "Repeat videos in turn until the audio ends",
            description =
                    """
                    One video or several, again and again, until `url_audio` has been heard: the last frame is the one in which it \
                    ends. The videos' own sound is not heard. With `shuffle` each round has an order of its own, drawn from `seed`.

                    ```
                    curl -X POST http://localhost:8080/video/cycle -H "X-API-Key: $X_API_KEY" -H "Content-Type: application/json" \
                      -d '{"video_urls": [{"video_url": "https://example.com/rain.mp4"}], "url_audio": "https://example.com/story.mp3"}'
                    ```""")
    @StartsJob
    @PostMapping({"/video/cycle", "/video/concat_video_audio", "/runpod/video/concat_video_audio"})
    DeferredResult<ResponseEntity<Object>> cycle(@Valid @RequestBody CycleRequest in) {
        JobInputs inputs = desk.inputs();
        CycleVideos.Order order = new CycleVideos.Order(
                videos(in.videoUrls(), 1, inputs),
                inputs.audio("url_audio", in.urlAudio()),
                Boolean.TRUE.equals(in.shuffle()),
                in.seed() == null ? 0 : in.seed(),
                OutputRequest.checked(in.output()));
        return desk.perform(
                JobRequest.of("cycle", order, inputs).webhook(in.webhookUrl()),
                result -> VideoAnswers.answer("Videos cycled to the audio successfully", result));
    }

    private List<Source> videos(@Nullable List<@Nullable VideoItem> items, int least, JobInputs inputs) {
        if (items == null || items.size() < least || items.size() > limits.maxVideos()) {
            throw new InvalidInput("video_urls", "must have from " + least + " to " + limits.maxVideos() + " videos");
        }
        return IntStream.range(0, items.size())
                .mapToObj(i -> inputs.video("video_urls[" + i + "].video_url", address(items.get(i))))
                .toList();
    }

    private static @Nullable String address(@Nullable VideoItem item) {
        return item == null ? null : item.videoUrl();
    }
}
