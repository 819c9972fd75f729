package dev.claquete.studio.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.job.Job;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.project.PromptedVideos;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Generates clips from a prompt: one call starts a clip, another follows its progress. */
@RestController
@Tag(name = "Generate")
@RequestMapping("/generate/video")
class GenerateVideoController {

    private static final int MAX_PROMPT = 4000;
    private static final int LEAST_PX = 64;
    private static final int MOST_PX = 3840;

    private final VideoClips clips;
    private final PromptedVideos projects;
    private final CurrentAccount caller;
    private final AccountDirectory accounts;

    GenerateVideoController(
            VideoClips clips, PromptedVideos projects, CurrentAccount caller, AccountDirectory accounts) {
        this.clips = clips;
        this.projects = projects;
        this.caller = caller;
        this.accounts = accounts;
    }

    record VideoRequest(
            @NotBlank @Size(max = MAX_PROMPT) String prompt,
            @JsonProperty("negative_prompt") @Size(max = MAX_PROMPT) @Nullable String negativePrompt,
            @JsonProperty("num_frames") @Nullable Integer frames,
            @Min(1) @Max(60) @Nullable Integer fps,
            @JsonProperty("motion_scale") @Min(0) @Max(10) @Nullable Double motion,
            @Min(LEAST_PX) @Max(MOST_PX) @Nullable Integer width,
            @Min(LEAST_PX) @Max(MOST_PX) @Nullable Integer height,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    record Begun(
            UUID id,
            String status,
            @JsonProperty("estimated_time") long estimatedTime,
            @JsonProperty("progress_url") String progressUrl) {}

    /** @param previewUrl a small GIF of its first seconds */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Status(
            UUID id,
            String status,
            int progress,
            @Nullable String url,
            @JsonProperty("preview_url") @Nullable String previewUrl,
            @Nullable String error) {}

    @Operation(
            summary = "Generate a clip from a prompt",
            description = "A picture of the prompt, drawn by the configured image model or offline as a storyboard "
                    + "picture, under a moving camera. Silent MP4 of exactly num_frames frames (default 5 "
                    + "seconds, at most 600 seconds) at fps (1 to 60, default 24) in width x height (even, "
                    + "64 to 3840, default 1024x576; at most 8847360 pixels). motion_scale is how far the "
                    + "camera moves: 0 not at all, 1 as usual, 10 the most. webhook_url is notified at the "
                    + "end. 402 if there are not enough credits.")
    @BodyExample(
            "{\"prompt\":\"uma cidade futurista à noite\",\"num_frames\":30,\"fps\":24,\"motion_scale\":1.0,\"width\":1024,\"height\":576}")
    @StartsJob
    @PostMapping
    Begun generate(@Valid @RequestBody VideoRequest in) {
        String language =
                accounts.find(caller.id()).map(account -> account.language()).orElse("en");
        ClipRequest wish = ClipRequest.checked(in, language);
        UUID id = clips.begin(wish, in.webhookUrl()).id();
        return new Begun(id, "processing", wish.estimatedSeconds(), "/generate/video/status/" + id);
    }

    @Operation(
            summary = "Poll a video",
            description = "status is processing, completed or failed. preview_url is a small GIF. Also answers for "
                    + "projects that this address made before it made clips.")
    @GetMapping("/status/{id}")
    Status status(@PathVariable UUID id) {
        try {
            return status(clips.find(id));
        } catch (NotFound e) {
            PromptedVideos.Made made = projects.find(id);
            return new Status(
                    id, made.stage().word(), made.progress(), made.videoUrl(), made.pictureUrl(), made.error());
        }
    }

    private Status status(Job job) {
        Map<String, @Nullable Object> output = clips.output(job);
        String status =
                switch (job.status()) {
                    case IN_QUEUE, IN_PROGRESS -> "processing";
                    case COMPLETED -> "completed";
                    case FAILED, CANCELLED -> "failed";
                };
        return new Status(
                job.id(),
                status,
                job.progress(),
                (String) output.get("video_url"),
                (String) output.get("preview_url"),
                status.equals("failed") ? job.errorMessage().orElse("The video was cancelled") : null);
    }
}
