package dev.claquete.studio.generate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.GenerateImage;
import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Source;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.image.StandaloneImages;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
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

    private final JobService desk;
    private final CurrentAccount caller;
    private final AccountDirectory accounts;

    GenerateImageController(JobService desk, CurrentAccount caller, AccountDirectory accounts) {
        this.desk = desk;
        this.caller = caller;
        this.accounts = accounts;
    }

    record ImageRequest(
            @Nullable String prompt,
            @JsonProperty("negative_prompt") @Nullable String negativePrompt,
            @Nullable Integer width,
            @Nullable Integer height,
            @JsonProperty("num_inference_steps") @Nullable Integer steps,
            @JsonProperty("guidance_scale") @Nullable Double guidance,
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
                            + "with a job, see /job/{id}.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            "{\"prompt\":\"uma paisagem futurista\",\"negative_prompt\":\"baixa qualidade\",\"width\":1024,\"height\":1024,"
                                                                    + "\"num_inference_steps\":30,\"guidance_scale\":7.5}"))))
    @StartsJob
    @PostMapping
    DeferredResult<ResponseEntity<Object>> generate(@RequestBody ImageRequest in) {
        String prompt = RequestFields.words("prompt", in.prompt(), MAX_PROMPT);
        int width = RequestFields.whole("width", in.width(), 1024, LEAST_PX, MOST_PX);
        int height = RequestFields.whole("height", in.height(), 1024, LEAST_PX, MOST_PX);
        RequestFields.whole("num_inference_steps", in.steps(), 30, 1, 150);
        RequestFields.number("guidance_scale", in.guidance(), 7.5, 0, 30);
        StandaloneImages.Wish wish = new StandaloneImages.Wish(
                prompt,
                RequestFields.text("negative_prompt", in.negativePrompt(), MAX_PROMPT),
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
                        "must be one of "
                                + Arrays.stream(ImageStyle.values())
                                        .map(ImageStyle::id)
                                        .collect(Collectors.joining(", "))));
    }

    /** People write prompts in their own language. */
    private String language() {
        return accounts.find(caller.id()).map(account -> account.language()).orElse("en");
    }
}
