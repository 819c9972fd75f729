package dev.claquete.studio.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.project.PromptedVideos;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Videos of a prompt: projects of the caller's, begun and followed by one call each. */
@RestController
@Tag(name = "Generate")
@RequestMapping("/generate/video")
class GenerateVideoController {

    private static final int MAX_PROMPT = 4000;
    private static final double LEAST_SECONDS = 5;
    private static final double MOST_SECONDS = 600;

    /** A rough guess for two cores: what every video costs, and what a second of it does. */
    private static final double GUESS_SECONDS = 15;

    private static final double GUESS_A_SECOND = 1.5;

    private final PromptedVideos videos;
    private final CurrentAccount caller;
    private final AccountDirectory accounts;

    GenerateVideoController(PromptedVideos videos, CurrentAccount caller, AccountDirectory accounts) {
        this.videos = videos;
        this.caller = caller;
        this.accounts = accounts;
    }

    record VideoRequest(
            @Nullable String prompt,
            @JsonProperty("num_frames") @Nullable Integer frames,
            @Nullable Integer fps,
            @JsonProperty("motion_scale") @Nullable Double motion,
            @Nullable Integer width,
            @Nullable Integer height) {}

    record Begun(
            UUID id,
            String status,
            @JsonProperty("estimated_time") long estimatedTime,
            @JsonProperty("progress_url") String progressUrl) {}

    /** @param previewUrl the first scene's picture, as soon as it is there */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Status(
            UUID id,
            String status,
            int progress,
            @Nullable String url,
            @JsonProperty("preview_url") @Nullable String previewUrl,
            @Nullable String error) {}

    @Operation(
            summary = "Generate a narrated video of a prompt",
            description =
                    "Makes a project and everything in it; id is the project's. num_frames / fps is the length aimed at, from 5 to 600"
                            + " seconds; fps becomes 24 or 30, width x height the nearest of 9:16, 16:9 and 1:1. motion_scale (0 to"
                            + " 10) is checked and has no effect. 402 when the credits do not do.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            "{\"prompt\":\"uma cidade futurista à noite\",\"num_frames\":30,\"fps\":24,\"motion_scale\":1.0,\"width\":1024,\"height\":576}"))))
    @PostMapping
    Begun generate(@RequestBody VideoRequest in) {
        String prompt = Given.words("prompt", in.prompt(), MAX_PROMPT);
        int fps = Given.whole("fps", in.fps(), 24, 1, 120);
        int frames = Given.whole("num_frames", in.frames(), 30 * fps, 1, 100_000);
        Given.number("motion_scale", in.motion(), 1, 0, 10);
        int width = Given.whole("width", in.width(), 1080, 64, 4096);
        int height = Given.whole("height", in.height(), 1920, 64, 4096);
        double seconds = Math.max(LEAST_SECONDS, Math.min(MOST_SECONDS, (double) frames / fps));
        String language =
                accounts.find(caller.id()).map(account -> account.language()).orElse("en");
        UUID id = videos.begin(
                new PromptedVideos.Wish(prompt, language, seconds, fps <= 26 ? 24 : 30, (double) width / height));
        return new Begun(
                id, "processing", Math.round(GUESS_SECONDS + GUESS_A_SECOND * seconds), "/generate/video/status/" + id);
    }

    @Operation(
            summary = "Poll a video",
            description =
                    "status is processing, completed or failed. preview_url is the picture that the video begins with.")
    @GetMapping("/status/{id}")
    Status status(@PathVariable UUID id) {
        PromptedVideos.Made made = videos.find(id);
        return new Status(id, made.stage().word(), made.progress(), made.videoUrl(), made.pictureUrl(), made.error());
    }
}
