package dev.claquete.studio.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.operation.image.SetText;
import dev.claquete.render.text.TextStyle;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import dev.claquete.studio.web.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Renders text as a picture. */
@RestController
@Tag(name = "Processing")
class TextController {

    private static final int MOST_LETTERS = 5_000;
    private static final int MOST_WIDTH_PX = 8_192;

    private final JobService desk;
    private final ObjectStore store;

    TextController(JobService desk, ObjectStore store) {
        this.desk = desk;
        this.store = store;
    }

    @Operation(
            summary = "Render a text as a picture",
            description =
                    "A PNG, in base64 and by a link, transparent unless background_color is given. Lines break at "
                            + "max_width, which is then the picture's width. A word that is too wide makes the font "
                            + "smaller, or is divided if that would be less than a quarter of size. alignment: left "
                            + "(default; right for right-to-left text), center, right. font_name chooses a weight "
                            + "(\"Arial Bold\", \"Impact\"): text is set in Inter, with faces for the scripts of "
                            + "forty languages, and emoji in colour; metrics name the fonts. language (zh-TW, ja) "
                            + "chooses among languages that share characters. Characters that no font has are left "
                            + "out and listed in warnings; 422 if they are more than a tenth. color and "
                            + "background_color: [r, g, b] or \"#RRGGBB\".")
    @BodyExample(
            "{\"text\":\"Texto para processar\",\"font_name\":\"Arial\",\"size\":32,\"max_width\":800,\"language\":\"pt-br\",\"color\":[0,0,0],\"alignment\":\"left\"}")
    @StartsJob
    @PostMapping("/v2/processing/text")
    DeferredResult<ResponseEntity<Object>> text(@RequestBody JsonNode body) {
        JsonReader in = JsonReader.of(body);
        String text = in.get("text")
                .text(MOST_LETTERS)
                .filter(words -> !words.isBlank())
                .orElseThrow(() -> in.invalid("text", Rules.REQUIRED));
        Typeface face = Typeface.of(in.get("font_name").line(200).orElse(null));
        String colour = HexColour.of(in.get("color"));
        Integer maxWidth = in.get("max_width").whole(1, MOST_WIDTH_PX).orElse(null);
        SetText.Order order = new SetText.Order(
                text,
                face.weight(),
                in.get("size").number(4, 1000, 32),
                maxWidth,
                colour == null ? "#000000" : colour,
                HexColour.of(in.get("background_color")),
                alignment(in.get("alignment").line(200).orElse(null)),
                in.get("language").line(200).orElse(null));
        JobInputs inputs = desk.inputs();
        return desk.perform(
                JobRequest.of("text", order, inputs)
                        .webhook(in.get("webhook_url").line(2000).orElse(null))
                        .asQuick(),
                result -> answer(result, face));
    }

    private static TextStyle.Align alignment(@Nullable String name) {
        return switch (name == null ? "" : name.strip().toLowerCase(Locale.ROOT)) {
            case "" -> TextStyle.Align.START;
            case "left" -> TextStyle.Align.LEFT;
            case "center", "centre" -> TextStyle.Align.CENTRE;
            case "right" -> TextStyle.Align.RIGHT;
            default -> throw new InvalidInput("alignment", "must be left, center or right");
        };
    }

    private Map<String, Object> answer(JobResult result, Typeface face) {
        var product = result.product().product();
        Map<String, @Nullable Object> metrics = new LinkedHashMap<>();
        metrics.put("width", product.widthPx());
        metrics.put("height", product.heightPx());
        metrics.putAll(product.facts());
        metrics.put("font", face.name());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", "success");
        answer.put("image", Base64.getEncoder().encodeToString(store.bytes(product.objectKey())));
        answer.put("url", result.product().url());
        answer.put("metrics", metrics);
        return answer;
    }
}
