package dev.claquete.studio.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists templates and makes videos from them. Names are in the caller's language, {@code en} or {@code pt}. */
@RestController
@Tag(name = "Templates")
@RequestMapping("/templates")
class TemplateController {

    private final Templates templates;
    private final TemplatePictures pictures;
    private final ScenePlans work;
    private final ObjectMapper json;

    TemplateController(Templates templates, TemplatePictures pictures, ScenePlans work, ObjectMapper json) {
        this.templates = templates;
        this.pictures = pictures;
        this.work = work;
        this.json = json;
    }

    record Listed(String id, String name, String description, @JsonProperty("preview_url") String previewUrl) {}

    record Listing(List<Listed> templates) {}

    /** @param config {@code {"scenes": [...], "styles": {...}}}, with its placeholders */
    record Whole(
            String id,
            String name,
            String description,
            @JsonProperty("preview_url") String previewUrl,
            List<Template.Variable> variables,
            JsonNode config) {}

    @Operation(
            summary = "List templates",
            description =
                    "With a picture of each, in Portuguese or English, by Accept-Language or the account's language.")
    @GetMapping
    Listing list(Locale locale) throws IOException {
        List<Listed> all = new ArrayList<>();
        for (Template template : templates.all()) {
            all.add(new Listed(
                    template.id(),
                    in(locale, template.name()),
                    in(locale, template.description()),
                    pictures.link(template)));
        }
        return new Listing(all);
    }

    @Operation(summary = "Get a template", description = "Its variables and the plan that uses them.")
    @GetMapping("/{id}")
    Whole one(@PathVariable String id, Locale locale) throws IOException {
        Template template = templates.get(id);
        return new Whole(
                template.id(),
                in(locale, template.name()),
                in(locale, template.description()),
                pictures.link(template),
                template.variables(),
                template.config());
    }

    @Operation(
            summary = "Make a video from a template",
            description = "output and the answer are as in POST /json2video/projects. The error names an unknown or "
                    + "missing variable. Every template takes a title and a subtitle.")
    @BodyExample("{\"template_id\":\"quote\",\"variables\":{\"quote\":\"A"
            + " simplicidade é o último grau da sofisticação.\","
            + "\"author\":\"Leonardo da Vinci\"},"
            + "\"output\":{\"aspect_ratio\":\"9:16\"}}")
    @StartsJob
    @PostMapping("/generate")
    SceneProjectView generate(@RequestBody JsonNode wanted) {
        JsonReader in = JsonReader.of(wanted);
        Template template = templates.get(in.get("template_id").requiredLine(100));
        JsonNode plan = templates.filled(template, in.get("variables"), output(in));
        ScenePlans.Begun begun =
                work.begin(plan, in.get("webhook_url").line(2000).orElse(null));
        return SceneProjectView.begun(begun.job(), begun.plan());
    }

    /** {@code aspect_ratio} alone is sufficient. */
    private JsonReader output(JsonReader in) {
        JsonReader aspect = in.get("aspect_ratio");
        JsonReader output = in.get("output");
        if (output.present() || !aspect.present()) {
            return output;
        }
        ObjectNode made = json.createObjectNode();
        made.set("aspect_ratio", aspect.node());
        return new JsonReader("output", made);
    }

    private static String in(Locale locale, Map<String, String> texts) {
        return String.valueOf(texts.getOrDefault(locale.getLanguage(), texts.get("en")));
    }
}
