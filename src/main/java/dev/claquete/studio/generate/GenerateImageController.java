package dev.claquete.studio.generate;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Source;
import dev.claquete.operation.image.GenerateImage;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.image.StandaloneImages;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Generates pictures from a prompt. */
@RestController
@Tag(name = "Generate")
@RequestMapping("/generate/image")
class GenerateImageController {

    private static final int MAX_PROMPT = 4000;
    private static final int LEAST_PX = 64;
    private static final int MOST_PX = 2048;
    private static final int USUAL_PX = 1024;

    private final JobService desk;
    private final CurrentAccount caller;
    private final AccountDirectory accounts;

    GenerateImageController(JobService desk, CurrentAccount caller, AccountDirectory accounts) {
        this.desk = desk;
        this.caller = caller;
        this.accounts = accounts;
    }

    record ImageRequest(
            @NotBlank @Size(max = MAX_PROMPT) String prompt,
            @JsonProperty("negative_prompt") @Size(max = MAX_PROMPT) @Nullable String negativePrompt,
            @Min(LEAST_PX) @Max(MOST_PX) @Nullable Integer width,
            @Min(LEAST_PX) @Max(MOST_PX) @Nullable Integer height,
            @JsonProperty("num_inference_steps") @Min(1) @Max(150) @Nullable Integer steps,
            @JsonProperty("guidance_scale") @Min(0) @Max(30) @Nullable Double guidance,
            @Nullable String style,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    record ImageAnswer(UUID id, String url, Metadata metadata) {}

    record Metadata(String prompt, int width, int height) {}

    record Styles(List<Style> styles) {}

    record Style(String id, String name, String description) {}

    @Operation(
            summary = "Generate a picture from a prompt",
            description =
                    "Drawn by the configured image model, or offline as a storyboard picture marked as such; PNG of "
                            + "exactly width x height (64 to 2048, default 1024). style is one of GET "
                            + "/generate/image/styles. The model uses negative_prompt. num_inference_steps (1 to "
                            + "150) and guidance_scale (0 to 30) are checked but have no effect. webhook_url: 202 "
                            + "with a job, see /job/{id}.")
    @BodyExample(
            "{\"prompt\":\"uma paisagem futurista\",\"negative_prompt\":\"baixa qualidade\",\"width\":1024,\"height\":1024,"
                    + "\"num_inference_steps\":30,\"guidance_scale\":7.5}")
    @StartsJob
    @PostMapping
    DeferredResult<ResponseEntity<Object>> generate(@Valid @RequestBody ImageRequest in) {
        String prompt = in.prompt().strip();
        int width = requireNonNullElse(in.width(), USUAL_PX);
        int height = requireNonNullElse(in.height(), USUAL_PX);
        StandaloneImages.Wish wish = new StandaloneImages.Wish(
                prompt,
                requireNonNullElse(in.negativePrompt(), "").strip(),
                words(in.style()),
                language(),
                width,
                height);
        JobInputs inputs = desk.inputs();
        Source picture = inputs.made(
                "prompt",
                Source.Kind.IMAGE,
                GenerateImage.NAME,
                new String(OrderJson.write(wish), StandardCharsets.UTF_8));
        JobRequest request = JobRequest.of(GenerateImage.NAME, new GenerateImage.Order(picture, width, height), inputs);
        return desk.perform(request.webhook(in.webhookUrl()), result -> answer(prompt, result));
    }

    @Operation(
            summary = "List picture styles",
            description = "In Portuguese or English, by Accept-Language or the account's language.")
    @GetMapping("/styles")
    Styles styles(Locale language) {
        return new Styles(Arrays.stream(ImageStyle.values())
                .map(style -> new Style(style.id(), style.name(language), style.description(language)))
                .toList());
    }

    private static ImageAnswer answer(String prompt, JobResult result) {
        JobResult.Made made = result.product();
        return new ImageAnswer(
                result.jobId(),
                made.url(),
                new Metadata(prompt, made.product().widthPx(), made.product().heightPx()));
    }

    private static String words(@Nullable String style) {
        if (style == null || style.isBlank()) {
            return "";
        }
        return ImageStyle.of(style)
                .map(ImageStyle::words)
                .orElseThrow(() -> new InvalidInput(
                        "style",
                        Rules.oneOf(Arrays.stream(ImageStyle.values())
                                .map(ImageStyle::id)
                                .toList())));
    }

    /** People write prompts in their own language. */
    private String language() {
        return accounts.find(caller.id()).map(account -> account.language()).orElse("en");
    }
}
