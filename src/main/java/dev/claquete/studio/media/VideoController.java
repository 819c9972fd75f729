package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.AddAudio;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Operations on videos. */
@RestController
@Tag(name = "Video")
@RequestMapping("/video")
class VideoController {

    private final JobService desk;

    VideoController(JobService desk) {
        this.desk = desk;
    }

    /** @param webhookUrl receives the outcome; the answer is 202 then */
    record AddAudioRequest(
            @JsonProperty("url_video") @Nullable String urlVideo,
            @JsonProperty("url_audio") @Nullable String urlAudio,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    /** The answer's form in the GPU video API. */
    record VideoAnswer(int code, String message, String videoUrl, Execution execution, Map<String, Object> stats) {

        @JsonProperty("video_url")
        public String videoUrl() {
            return videoUrl;
        }
    }

    record Execution(Instant startTime, Instant endTime, long durationMs, double durationSeconds) {

        static Execution of(JobResult result) {
            long millis = result.execution().toMillis();
            return new Execution(result.startedAt(), result.endedAt(), millis, millis / 1000.0);
        }
    }

    @Operation(
            summary = "Add a sound to a video",
            description =
                    "The result is as long as the shorter of the two. The video stream is copied; the sound becomes "
                            + "AAC at 192 kbit/s.")
    @BodyExample(
            """
                                                            {"url_video": "https://example.com/video.mp4",
                                                             "url_audio": "https://example.com/audio.mp3"}""")
    @StartsJob
    @PostMapping("/addaudio")
    DeferredResult<ResponseEntity<Object>> addAudio(@RequestBody AddAudioRequest in) {
        if (in.urlVideo() == null || in.urlAudio() == null) {
            throw InvalidInput.saying("url_video and url_audio are required");
        }
        JobInputs inputs = desk.inputs();
        AddAudio.Order order =
                new AddAudio.Order(inputs.video("url_video", in.urlVideo()), inputs.audio("url_audio", in.urlAudio()));
        return desk.perform(
                JobRequest.of("addaudio", order, inputs).webhook(in.webhookUrl()),
                result -> answer("Video addaudio completed successfully", result));
    }

    private static VideoAnswer answer(String message, JobResult result) {
        return new VideoAnswer(
                200,
                message,
                result.product().url(),
                Execution.of(result),
                Map.of(
                        "jobId", result.jobId(),
                        "delayTime", result.delay().toMillis(),
                        "executionTime", result.execution().toMillis()));
    }
}
