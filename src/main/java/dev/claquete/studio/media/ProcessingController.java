package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.operation.Source;
import dev.claquete.operation.image.ProcessImage;
import dev.claquete.picture.PictureFormat;
import dev.claquete.render.image.PictureContainer;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import dev.claquete.studio.web.LargeBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Edits pictures step by step. */
@RestController
@Tag(name = "Processing")
class ProcessingController {

    private static final int MOST_LETTERS = 28_000_000;
    private static final int USUAL_QUALITY = 90;

    private final JobService desk;

    ProcessingController(JobService desk) {
        this.desk = desk;
    }

    /** @param image in base64, instead of an address */
    record ImageRequest(
            @JsonProperty("image_url") @Nullable String imageUrl,
            @Nullable String url,
            @Nullable String image,
            @Nullable List<JsonNode> operations,
            @JsonProperty("output_format") @Nullable String outputFormat,
            @Min(1) @Max(100) @Nullable Integer quality,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    @Operation(
            summary = "Change a picture step by step",
            description = "Send the picture (PNG, JPEG, WebP, AVIF, HEIC, GIF, BMP, TIFF) as image_url (or url), or as "
                    + "image in base64. operations, each with params: resize {width, height, fit: cover | "
                    + "contain | inside | stretch, background}, crop {x, y, width, height}, rotate {angle "
                    + "clockwise, expand, background}, flip {direction: horizontal | vertical | both}, blur "
                    + "{radius}, sharpen {amount, radius}, grayscale, brightness | contrast | saturation "
                    + "{factor}, watermark {text or image_url, position, scale, opacity, color}, "
                    + "round_corners {radius}, border {width, color}, format {format, quality}. Colours are "
                    + "\"#RRGGBB\" or [r, g, b]. output_format: PNG (default), JPEG, WEBP; quality 1 to 100. "
                    + "Results are upright and have no metadata; at most 25 megapixels at any step.")
    @BodyExample(
            "{\"image_url\":\"https://example.com/image.png\",\"operations\":[{\"type\":\"resize\",\"params\":{\"width\":800,\"height\":600}}],\"output_format\":\"PNG\"}")
    @StartsJob
    @PostMapping("/v2/processing/image")
    @LargeBody
    DeferredResult<ResponseEntity<Object>> image(@Valid @RequestBody ImageRequest in) {
        JobInputs inputs = desk.inputs();
        String field = in.imageUrl() != null ? "image_url" : in.url() != null ? "url" : "image";
        Source source = in.imageUrl() == null && in.url() == null
                ? null
                : inputs.image(field, in.imageUrl() != null ? in.imageUrl() : in.url());
        String base64 = source == null ? base64(in.image()) : null;
        ImageOutput output = ImageOutput.of(in.outputFormat(), in.quality(), in.operations());
        ProcessImage.Order order = new ProcessImage.Order(
                source, base64, field, new ImageEdits(inputs).read(in.operations()), output.format(), output.quality());
        return desk.perform(
                JobRequest.of("image", order, inputs).webhook(in.webhookUrl()).asQuick(), ProcessingController::answer);
    }

    /** The format of the result: from the request, or from the last operation of the type {@code format}. */
    private record ImageOutput(PictureFormat format, int quality) {

        static ImageOutput of(@Nullable String format, @Nullable Integer quality, @Nullable List<JsonNode> operations) {
            PictureFormat wanted = ThumbnailController.pictureFormat("output_format", format, PictureFormat.PNG);
            int fine = quality == null ? USUAL_QUALITY : quality;
            for (int i = 0; operations != null && i < operations.size(); i++) {
                JsonReader operation = ImageEdits.operation(operations, i);
                if (ImageEdits.type(operation).equals("format")) {
                    JsonReader params = operation.get("params").object();
                    JsonReader named = params.get("format");
                    wanted = ThumbnailController.pictureFormat(
                            named.path(), named.line(40).orElse(null), wanted);
                    fine = params.get("quality").whole(1, 100, fine);
                }
            }
            return new ImageOutput(wanted, fine);
        }
    }

    private static String base64(@Nullable String image) {
        if (image == null || image.isBlank()) {
            throw new InvalidInput("image_url", "is required, or image: a picture in base64");
        }
        String letters = image.strip().replaceFirst("^data:image/[\\w.+-]{1,50};base64,", "");
        if (letters.length() > MOST_LETTERS) {
            throw new InvalidInput("image", "must be at most 20 MB; send larger ones by image_url");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(letters);
            if (PictureContainer.of(bytes).isPresent()) {
                return Base64.getEncoder().encodeToString(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // reported below
        }
        throw new InvalidInput("image", "must be a picture in base64 (" + PictureContainer.NAMES + ")");
    }

    private static Map<String, Object> answer(JobResult result) {
        var product = result.product().product();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("width", product.widthPx());
        metadata.put("height", product.heightPx());
        metadata.put("format", String.valueOf(product.facts().get("format")));
        metadata.put("size", product.bytes());
        return Map.of("status", "success", "url", result.product().url(), "metadata", metadata);
    }
}
