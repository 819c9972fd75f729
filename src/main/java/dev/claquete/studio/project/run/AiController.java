package dev.claquete.studio.project.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.openai.ProviderSelector;
import dev.claquete.studio.project.ContentSettings;
import dev.claquete.studio.project.TopicLanguage;
import dev.claquete.studio.project.VoiceSettings;
import dev.claquete.studio.script.InvalidScript;
import dev.claquete.studio.script.Script;
import dev.claquete.studio.script.ScriptBrief;
import dev.claquete.studio.script.ScriptLimits;
import dev.claquete.studio.script.ScriptRefused;
import dev.claquete.studio.script.ScriptText;
import dev.claquete.studio.script.ScriptWriter;
import dev.claquete.studio.vault.CommandKeys;
import dev.claquete.studio.vault.KeyRings;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import dev.claquete.studio.web.LargeBody;
import dev.claquete.studio.web.NotConfigured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Small AI services for clients that plan a project; nothing is stored. */
@RestController
@Tag(name = "Tools")
class AiController {

    private static final List<String> ACTIONS = List.of("generate_script", "analyze_character", "optimize_image");
    private static final int MAX_IMAGE = 28_000_000;

    private final ProviderSelector<ScriptWriter> writers;
    private final KeyRings rings;
    private final RunCosts costs;
    private final CurrentAccount caller;
    private final ImageOptimizer optimizer;
    private final WriterCheck writer;
    private final AccountDirectory accounts;

    AiController(
            ProviderSelector<ScriptWriter> writers,
            KeyRings rings,
            RunCosts costs,
            CurrentAccount caller,
            ImageOptimizer optimizer,
            WriterCheck writer,
            AccountDirectory accounts) {
        this.optimizer = optimizer;
        this.writer = writer;
        this.accounts = accounts;
        this.writers = writers;
        this.rings = rings;
        this.costs = costs;
        this.caller = caller;
    }

    /** @param warnings sentences for the caller; omitted if empty */
    record Answer(Object result, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}

    @Operation(summary = "Write a script, or shrink a picture, without a project")
    @BodyExample("{\"action\":\"generate_script\",\"params\":{\"topic\":\"How bees make honey\",\"language\":\"en\"}}")
    @PostMapping("/api/ai/generate")
    @LargeBody
    Answer generate(@RequestBody JsonNode body) {
        JsonReader in = JsonReader.of(body);
        CommandKeys keys = ApiKeysInput.in(in);
        String action = in.get("action").words(100);
        if (!ACTIONS.contains(action)) {
            throw in.invalid("action", "unknown action; must be one of " + String.join(", ", ACTIONS));
        }
        JsonReader params = in.get("params").objectIfPresent().orElseThrow(() -> in.invalid("params", "is required"));
        return switch (action) {
            case "generate_script" -> script(params, keys);
            case "optimize_image" -> new Answer(
                    optimizer.optimize(
                            params.get("base64_image").path(),
                            params.get("base64_image").words(MAX_IMAGE)),
                    List.of());
            default -> {
                params.get("base64_image").words(MAX_IMAGE);
                throw new NotConfigured("No vision model is configured, so characters cannot be analysed");
            }
        };
    }

    private Answer script(JsonReader params, CommandKeys keys) {
        String topic = params.get("topic").words(ContentSettings.MAX_TOPIC);
        ContentSettings story = ContentSettings.read(params, null);
        String named = VoiceSettings.read(params, null).language();
        boolean open = !params.has("language") || params.clears("language");
        String language = open ? TopicLanguage.of(topic, accountLanguage()).orElse(named) : named;
        String field = params.get("topic").path();
        try {
            ScriptLimits.requireSpeakable(field, topic);
            Script script = ScriptText.parse(topic, language).orElseGet(() -> write(field, story, language, keys));
            return new Answer(script, TopicLanguage.warnings(story, language));
        } catch (InvalidScript e) {
            throw new InvalidInput(e.field().startsWith("params.") ? e.field() : "params." + e.field(), e.rule());
        }
    }

    private String accountLanguage() {
        return accounts.find(caller.id()).map(Account::language).orElse("");
    }

    private Script write(String field, ContentSettings story, String language, CommandKeys keys) {
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
            writer.check(brief, ring.toString(), "params.");
            return costs.payScript(caller.id(), ring.toString(), purchase -> writers.of(ring.toString())
                    .write(brief, purchase));
        } catch (ScriptRefused e) {
            throw new InvalidInput(field, String.valueOf(e.getMessage()));
        } finally {
            rings.drop(ring);
        }
    }
}
