package dev.claquete.studio.media;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.AddSoundtrack;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Adds music to videos. */
@RestController
@Tag(name = "Video")
class SoundtrackController {

    private final JobService desk;
    private final JoinProperties properties;

    SoundtrackController(JobService desk, JoinProperties properties) {
        this.desk = desk;
        this.properties = properties;
    }

    /**
     * A video and music.
     *
     * @param trilhaSonora the music; {@code url_audio} is equivalent
     * @param volumeDb how far below the video's own sound the music lies; the sign is ignored
     * @param volumeReductionDb how much quieter the music is made, instead of measuring
     */
    record SoundtrackRequest(
            @JsonProperty("url_video") @Nullable String urlVideo,
            @JsonProperty("trilha_sonora") @Nullable String trilhaSonora,
            @JsonProperty("url_audio") @Nullable String urlAudio,
            @JsonProperty("volume_db") @Min(-40) @Max(40) @Nullable Double volumeDb,
            @JsonProperty("volume_reduction_db") @Min(0) @Max(40) @Nullable Double volumeReductionDb,
            @JsonProperty("ducking") @Nullable Boolean ducking,
            @JsonProperty("fade_in") @Min(0) @Max(30) @Nullable Double fadeIn,
            @JsonProperty("fade_out") @Min(0) @Max(30) @Nullable Double fadeOut,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    @Operation(
            summary = "Add music to a video",
            description =
                    """
                    The music is repeated or cut to the video's length, faded in (`fade_in`, 0.5 s) and out (`fade_out`, 2 s), and \
                    brought to `volume_db` (12) below the video's own sound, both measured as EBU R 128 says. `ducking` lets it step \
                    back further while somebody speaks; `volume_reduction_db` makes it quieter by just so much instead. Where the \
                    video is silent the music is at -16 LUFS. The pictures are copied.

                    ```
                    curl -X POST http://localhost:8080/video/soundtrack -H "X-API-Key: $X_API_KEY" -H "Content-Type: application/json" \
                      -d '{"url_video": "https://example.com/video.mp4", "trilha_sonora": "https://example.com/music.mp3"}'
                    ```""")
    @StartsJob
    @PostMapping({"/video/soundtrack", "/video/trilhasonora", "/runpod/video/trilhasonora"})
    DeferredResult<ResponseEntity<Object>> soundtrack(@Valid @RequestBody SoundtrackRequest in) {
        if (in.trilhaSonora() != null && in.urlAudio() != null) {
            throw new InvalidInput("url_audio", "must not be given together with trilha_sonora");
        }
        JobInputs inputs = desk.inputs();
        double under = Math.abs(requireNonNullElse(in.volumeDb(), properties.musicUnderDb()));
        AddSoundtrack.Order order = new AddSoundtrack.Order(
                inputs.video("url_video", in.urlVideo()),
                in.urlAudio() == null
                        ? inputs.audio("trilha_sonora", in.trilhaSonora())
                        : inputs.audio("url_audio", in.urlAudio()),
                under,
                in.volumeReductionDb(),
                Boolean.TRUE.equals(in.ducking()),
                requireNonNullElse(in.fadeIn(), 0.5),
                requireNonNullElse(in.fadeOut(), 2.0));
        return desk.perform(
                JobRequest.of("soundtrack", order, inputs).webhook(in.webhookUrl()),
                result -> VideoAnswers.answer("Soundtrack added successfully", result));
    }
}
