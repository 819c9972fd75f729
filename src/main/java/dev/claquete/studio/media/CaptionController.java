package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.OutputOptions;
import dev.claquete.operation.caption.Caption;
import dev.claquete.operation.caption.CaptionOptions;
import dev.claquete.operation.caption.CaptionWords;
import dev.claquete.operation.caption.WordsFile;
import dev.claquete.render.caption.WordTiming;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Burns captions into videos. */
@RestController
@Tag(name = "Video")
class CaptionController {

    private static final String SEGMENTS = "segments";
    private static final String HIGHLIGHT = "highlight";

    private static final int MOST_LETTERS = 1_000_000;

    private final JobService desk;

    CaptionController(JobService desk) {
        this.desk = desk;
    }

    /**
     * Subtitles, or spoken words.
     *
     * @param srt the subtitles themselves, instead of {@code url_srt}
     * @param encoding of the file behind {@code url_srt}; detected if missing
     * @param words the words themselves, instead of {@code url_words}, in any form that a file of words may have
     * @param language of the text, for example {@code zh-TW}: it decides shapes of characters and where lines break
     * @param type {@code segments} or {@code highlight}; if missing, it follows from the other fields
     */
    record CaptionRequest(
            @JsonProperty("url_video") @Nullable String urlVideo,
            @JsonProperty("url_srt") @Nullable String urlSrt,
            @JsonProperty("srt") @Size(max = MOST_LETTERS) @Nullable String srt,
            @JsonProperty("url_words") @Nullable String urlWords,
            @JsonProperty("words") @Nullable JsonNode words,
            @JsonProperty("encoding") @Nullable String encoding,
            @JsonProperty("type") @Nullable String type,
            @JsonProperty("style") @Valid @Nullable CaptionStyleRequest style,
            @JsonProperty("output") @Valid @Nullable OutputRequest output,
            @JsonProperty("language") @Nullable String language,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    @Operation(
            summary = "Burn captions into a video",
            description =
                    """
                    `url_srt` is SubRip or WebVTT, as tolerant as players are. Its encoding is found out (UTF-8, UTF-16, GBK, Big5, \
                    Shift_JIS, EUC-KR, Windows-1250 to 1256, KOI8-R and others) or named by `encoding`. Italics, bold and colours of \
                    its tags are drawn, {\\an8} and its like are obeyed; or the subtitles themselves are in `srt`. With `url_words` or `words` the word being spoken is lit: `[{"word", "start", "end"}]`, \
                    `{"words": [...]}` or what Whisper writes. Addresses may also be keys of uploads.

                    `language` (`zh-TW`, `ja`, ...) decides how characters that languages share are drawn and where lines break; without \
                    it the characters tell. What no typeface has is left out and named in `warnings`; 422 where that is more than a tenth.

                    `style`, all of it optional: font (Inter, Inter SemiBold, Inter Bold, Inter ExtraBold, Inter Black), size, bold, \
                    uppercase, color, border_color, border_width, background, background_opacity, background_rounded, \
                    highlight_color, highlight_background, highlight_padding, shadow, position (top_left, top_center, top_right, \
                    middle_left, middle_center, middle_right, bottom_left, bottom_center, bottom_right), margin_vertical, \
                    margin_horizontal, max_width, max_lines, words_per_line. Colours are #RRGGBB; measures are pixels of a video \
                    1080 lines high.

                    ```
                    curl -X POST http://localhost:8080/video/caption -H "X-API-Key: $X_API_KEY" -H "Content-Type: application/json" \
                      -d '{"url_video": "https://example.com/video.mp4", "url_srt": "https://example.com/subtitles.srt"}'
                    ```""")
    @StartsJob
    @PostMapping("/video/caption")
    DeferredResult<ResponseEntity<Object>> caption(@Valid @RequestBody CaptionRequest in) {
        boolean words =
                in.urlWords() != null || in.words() != null && !in.words().isNull();
        String type = type(in.type(), words ? HIGHLIGHT : SEGMENTS);
        CaptionOptions style = CaptionStyleRequest.checked(in.style()).in(CaptionRules.language(in.language()));
        OutputOptions output = OutputRequest.checked(in.output());
        JobInputs inputs = desk.inputs();
        JobRequest request;
        if (type.equals(SEGMENTS)) {
            if (in.urlVideo() == null || in.urlSrt() == null && in.srt() == null) {
                throw InvalidInput.saying("url_video and url_srt are required");
            }
            request = JobRequest.of("caption", subtitles(inputs, in, style, output), inputs);
        } else {
            if (in.urlVideo() == null || !words) {
                throw InvalidInput.saying("url_video and url_words are required");
            }
            request = JobRequest.of("caption-words", words(inputs, in, style, output), inputs);
        }
        return desk.perform(
                request.webhook(in.webhookUrl()), result -> answer("Video caption added successfully", result));
    }

    private static Caption.Order subtitles(
            JobInputs inputs, CaptionRequest in, CaptionOptions style, OutputOptions output) {
        return new Caption.Order(
                inputs.video("url_video", in.urlVideo()),
                in.urlSrt() == null ? null : inputs.text("url_srt", in.urlSrt()),
                in.urlSrt() == null ? in.srt() : null,
                style,
                output,
                FileEncoding.checked(in.encoding()));
    }

    private static CaptionWords.Order words(
            JobInputs inputs, CaptionRequest in, CaptionOptions style, OutputOptions output) {
        return new CaptionWords.Order(
                inputs.video("url_video", in.urlVideo()),
                in.urlWords() == null ? null : inputs.text("url_words", in.urlWords()),
                in.urlWords() == null ? spoken(in.words()) : null,
                style,
                output);
    }

    private static List<WordTiming> spoken(@Nullable JsonNode words) {
        try {
            return WordsFile.read(words, "words");
        } catch (OperationImpossible e) {
            String sentence = String.valueOf(e.getMessage());
            int colon = sentence.indexOf(": ");
            throw new InvalidInput(sentence.substring(0, colon), sentence.substring(colon + 2));
        }
    }

    private static String type(@Nullable String said, @Nullable String told) {
        String type = said == null ? told : said;
        if (type == null || !List.of(SEGMENTS, HIGHLIGHT).contains(type)) {
            throw new InvalidInput("type", Rules.oneOf(List.of(SEGMENTS, HIGHLIGHT)));
        }
        return type;
    }

    private static VideoController.VideoAnswer answer(String message, JobResult result) {
        return new VideoController.VideoAnswer(
                200,
                message,
                result.product().url(),
                VideoController.Execution.of(result),
                Map.of(
                        "jobId", result.jobId(),
                        "delayTime", result.delay().toMillis(),
                        "executionTime", result.execution().toMillis()));
    }
}
