package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.operation.OutputOptions;
import dev.claquete.operation.caption.Caption;
import dev.claquete.operation.caption.CaptionOptions;
import dev.claquete.operation.caption.CaptionWords;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.BodyValidation;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Styled captions under the names of the GPU video API's later programs. {@code POST /video/caption} does the same
 * under ours.
 */
@RestController
@Tag(name = "Video")
class StyledCaptionController {

    private static final String SEGMENTS = "segments";
    private static final String HIGHLIGHT = "highlight";

    private final JobService desk;
    private final ObjectMapper json;
    private final BodyValidation validation;

    StyledCaptionController(JobService desk, ObjectMapper json, BodyValidation validation) {
        this.desk = desk;
        this.json = json;
        this.validation = validation;
    }

    /**
     * The request of those programs; {@code path} and {@code output_filename}, the upload target in that product, are
     * ignored.
     *
     * @param urlCaption subtitles for {@code segments}, words for {@code highlight}; older programs use {@code url_srt}
     *     and {@code url_words_json}
     * @param language as in {@code POST /video/caption}
     * @param encoding of a subtitle file; detected if missing
     * @param style as {@link SegmentCaptionStyle} or {@link HighlightCaptionStyle}
     */
    record StyledCaptionRequest(
            @JsonProperty("url_video") @Nullable String urlVideo,
            @JsonProperty("url_caption") @Nullable String urlCaption,
            @JsonProperty("url_srt") @Nullable String urlSrt,
            @JsonProperty("url_words_json") @Nullable String urlWordsJson,
            @JsonProperty("encoding") @Nullable String encoding,
            @JsonProperty("type") @Nullable String type,
            @JsonProperty("style") @Nullable JsonNode style,
            @JsonProperty("output") @Valid @Nullable OutputRequest output,
            @JsonProperty("language") @Nullable String language,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    record StyledCaptionAnswer(
            int code,
            String message,
            String type,
            @JsonProperty("video_url") String videoUrl,
            @JsonProperty("job_id") UUID jobId,
            VideoController.Execution execution,
            Map<String, Object> stats) {}

    @Operation(
            summary = "Burn styled captions into a video",
            description =
                    """
                    `type` segments: `url_caption` is SubRip or WebVTT, `style` has font (name, size, bold), colors (primary, \
                    outline, background, backgroundAlpha), border (style 0, 1, 3 or 4, width, shadow) and position (alignment, \
                    marginVertical). `type` highlight: `url_caption` is a JSON file of words, `style` has fonte, tamanho_fonte, \
                    fundo_cor, fundo_opacidade, fundo_arredondado, texto_cor, highlight_texto_cor, highlight_cor, highlight_borda, \
                    padding_horizontal, padding_vertical, position, words_per_line, max_lines.

                    ```
                    curl -X POST http://localhost:8080/video/caption_style -H "X-API-Key: $X_API_KEY" \
                      -H "Content-Type: application/json" \
                      -d '{"url_video": "https://example.com/video.mp4", "url_caption": "https://example.com/words.json", \
                           "type": "highlight", "style": {"highlight_cor": "#D60000", "words_per_line": 3}}'
                    ```""")
    @StartsJob
    @PostMapping("/video/caption_style")
    DeferredResult<ResponseEntity<Object>> style(@Valid @RequestBody StyledCaptionRequest in) {
        String type = type(in);
        OutputOptions output = OutputRequest.checked(in.output());
        JobInputs inputs = desk.inputs();
        JobRequest request = type.equals(SEGMENTS)
                ? JobRequest.of("caption", segments(inputs, in, output), inputs)
                : JobRequest.of("caption-words", highlight(inputs, in, output), inputs);
        return desk.perform(request.webhook(in.webhookUrl()), result -> answer(type, result));
    }

    private static String type(StyledCaptionRequest in) {
        String told = in.urlWordsJson() != null ? HIGHLIGHT : in.urlSrt() != null ? SEGMENTS : "";
        String type = in.type() == null ? told : in.type();
        if (!type.equals(SEGMENTS) && !type.equals(HIGHLIGHT)) {
            throw new InvalidInput("type", Rules.oneOf(List.of(SEGMENTS, HIGHLIGHT)));
        }
        return type;
    }

    private Caption.Order segments(JobInputs inputs, StyledCaptionRequest in, OutputOptions output) {
        CaptionOptions style =
                read(in.style(), SegmentCaptionStyle.class).checked().in(CaptionRules.language(in.language()));
        boolean older = in.urlCaption() == null && in.urlSrt() != null;
        return new Caption.Order(
                inputs.video("url_video", in.urlVideo()),
                inputs.text(older ? "url_srt" : "url_caption", older ? in.urlSrt() : in.urlCaption()),
                null,
                style,
                output,
                FileEncoding.checked(in.encoding()));
    }

    private CaptionWords.Order highlight(JobInputs inputs, StyledCaptionRequest in, OutputOptions output) {
        CaptionOptions style =
                read(in.style(), HighlightCaptionStyle.class).checked().in(CaptionRules.language(in.language()));
        boolean older = in.urlCaption() == null && in.urlWordsJson() != null;
        return new CaptionWords.Order(
                inputs.video("url_video", in.urlVideo()),
                inputs.text(older ? "url_words_json" : "url_caption", older ? in.urlWordsJson() : in.urlCaption()),
                null,
                style,
                output);
    }

    private <T> T read(@Nullable JsonNode style, Class<T> as) {
        try {
            T read = json.treeToValue(style == null || style.isNull() ? json.createObjectNode() : style, as);
            validation.check("style.", read);
            return read;
        } catch (JsonProcessingException e) {
            String path = e instanceof JsonMappingException mapping
                    ? mapping.getPath().stream()
                            .map(part -> "." + part.getFieldName())
                            .collect(Collectors.joining())
                    : "";
            throw new InvalidInput("style" + path, "has the wrong type");
        }
    }

    private static StyledCaptionAnswer answer(String type, JobResult result) {
        return new StyledCaptionAnswer(
                200,
                "Video with " + type + " subtitles completed successfully",
                type,
                result.product().url(),
                result.jobId(),
                VideoController.Execution.of(result),
                Map.of(
                        "jobId", result.jobId(),
                        "delayTime", result.delay().toMillis(),
                        "executionTime", result.execution().toMillis()));
    }
}
