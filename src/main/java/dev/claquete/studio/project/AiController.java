package dev.claquete.studio.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.openai.Makers;
import dev.claquete.studio.script.InvalidScript;
import dev.claquete.studio.script.Script;
import dev.claquete.studio.script.ScriptBrief;
import dev.claquete.studio.script.ScriptLimits;
import dev.claquete.studio.script.ScriptRefused;
import dev.claquete.studio.script.ScriptText;
import dev.claquete.studio.script.ScriptWriter;
import dev.claquete.studio.vault.GivenKeys;
import dev.claquete.studio.vault.KeyRings;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.LargeBody;
import dev.claquete.studio.web.NotConfigured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The small helps that clients ask for while a project is being thought up; nothing of them is kept. */
@RestController
@Tag(name = "Tools")
class AiController {

    private static final List<String> ACTIONS = List.of("generate_script", "analyze_character", "optimize_image");
    private static final int MAX_IMAGE = 28_000_000;

    private final Makers<ScriptWriter> writers;
    private final KeyRings rings;
    private final RunCosts costs;
    private final CurrentAccount caller;
    private final ImageOptimizer optimizer;

    AiController(
            Makers<ScriptWriter> writers,
            KeyRings rings,
            RunCosts costs,
            CurrentAccount caller,
            ImageOptimizer optimizer) {
        this.optimizer = optimizer;
        this.writers = writers;
        this.rings = rings;
        this.costs = costs;
        this.caller = caller;
    }

    record Answer(Object result) {}

    @Operation(
            summary = "Write a script, or make a picture small, without a project",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            "{\"action\":\"generate_script\",\"params\":{\"topic\":\"How bees make honey\",\"language\":\"en\"}}"))))
    @PostMapping("/api/ai/generate")
    @LargeBody
    Answer generate(@RequestBody JsonNode body) {
        JsonInput in = JsonInput.of(body);
        GivenKeys keys = ApiKeysInput.in(in);
        String action = in.words("action", 100);
        if (!ACTIONS.contains(action)) {
            throw in.invalid("action", "unknown action; must be one of " + String.join(", ", ACTIONS));
        }
        JsonInput params = in.object("params").orElseThrow(() -> in.invalid("params", "is required"));
        return switch (action) {
            case "generate_script" -> new Answer(script(params, keys));
            case "optimize_image" -> new Answer(optimizer.optimize(
                    params.invalid("base64_image", "").field(), params.words("base64_image", MAX_IMAGE)));
            default -> {
                params.words("base64_image", MAX_IMAGE);
                throw new NotConfigured(
                        "No model that looks at pictures is configured, so a character cannot be analysed");
            }
        };
    }

    private Script script(JsonInput params, GivenKeys keys) {
        String topic = params.words("topic", Story.MAX_TOPIC);
        Story story = Story.read(params, null);
        String language = Voicing.read(params, null).language();
        String field = params.invalid("topic", "").field();
        try {
            ScriptLimits.requireSpeakable(field, topic);
            return ScriptText.parse(topic, language).orElseGet(() -> write(field, story, language, keys));
        } catch (InvalidScript e) {
            throw new InvalidInput(e.field().startsWith("params.") ? e.field() : "params." + e.field(), e.rule());
        }
    }

    private Script write(String field, Story story, String language, GivenKeys keys) {
        ScriptBrief brief = new ScriptBrief(
                story.topic(),
                false,
                language,
                story.style(),
                story.minSeconds(),
                story.maxSeconds(),
                story.targetScenes(),
                List.of());
        UUID ring = rings.open(caller.id(), keys);
        try {
            return costs.payScript(caller.id(), ring.toString(), purchase -> writers.of(ring.toString())
                    .write(brief, purchase));
        } catch (ScriptRefused e) {
            throw new InvalidInput(field, String.valueOf(e.getMessage()));
        } finally {
            rings.drop(ring);
        }
    }
}
