package dev.claquete.studio.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Source;
import dev.claquete.operation.SynthesizeSpeech;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.studio.job.Job;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.narration.Speech;
import dev.claquete.studio.narration.Voices;
import dev.claquete.studio.narration.Voices.Voice;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts videos from plans, from templates or callers. */
@Component
class ScenePlans {

    static final String OPERATION = "json2video";

    private static final int MOST_VARIABLES = 200;

    /** For voices that speak any language. */
    private static final String USUAL_LANGUAGE = "pt-BR";

    private final JobService desk;
    private final PlanReader reader;
    private final Voices voices;

    ScenePlans(JobService desk, PlanReader reader, Voices voices) {
        this.desk = desk;
        this.reader = reader;
        this.voices = voices;
    }

    /** A job and its plan. */
    record Begun(Job job, ScenePlan plan) {}

    /**
     * @throws InvalidInput naming the invalid field
     * @throws dev.claquete.studio.web.Unprocessable if a text is in a script that no typeface has
     */
    Begun begin(JsonNode plan, @Nullable String webhookUrl) {
        JobInputs inputs = desk.inputs();
        ScenePlan read = read(plan, inputs);
        Job job = desk.start(JobRequest.of(OPERATION, read, inputs).webhook(webhookUrl));
        return new Begun(job, read);
    }

    /** Reads a plan for a preview, without downloading its files. */
    ScenePlan read(JsonNode plan) {
        return read(plan, desk.inputs());
    }

    private ScenePlan read(JsonNode plan, JobInputs inputs) {
        ScenePlan read = reader.read(filled(plan), wishes(inputs));
        ShownTexts.check(read);
        return read;
    }

    /** Without variables nothing is filled in: text that looks like a placeholder may be intended. */
    private static JsonNode filled(JsonNode plan) {
        JsonReader variables = JsonReader.of(plan).get("variables").object();
        if (!variables.present()) {
            return plan;
        }
        if (variables.node().size() > MOST_VARIABLES) {
            throw variables.invalid("must have at most " + MOST_VARIABLES + " entries");
        }
        Map<String, JsonNode> values = new HashMap<>();
        variables.node().properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        ObjectNode rest = ((ObjectNode) plan).deepCopy();
        rest.remove("variables");
        ScenePlan.Output output = OutputReader.of(JsonReader.of(plan).get("output"), Long.MAX_VALUE);
        return new TemplateBinding(output.heightPx() >= output.widthPx()).fill(rest, values);
    }

    private SceneInputs wishes(JobInputs inputs) {
        Map<String, Source> known = new HashMap<>();
        return new SceneInputs() {
            @Override
            public Source file(String field, Source.Kind kind, String address) {
                return known.computeIfAbsent(kind + " " + address, it -> inputs.add(field, address, kind));
            }

            @Override
            public Source speech(String field, String text, String voiceField, @Nullable String voice) {
                Voice found = voice(voiceField, voice);
                return known.computeIfAbsent(
                        found.id() + " speaks " + text,
                        it -> inputs.made(field, Source.Kind.AUDIO, SynthesizeSpeech.NAME, recipe(text, found)));
            }
        };
    }

    private Voice voice(String field, @Nullable String id) {
        return id == null
                ? voices.of(USUAL_LANGUAGE)
                : voices.find(id)
                        .orElseThrow(() -> new InvalidInput(
                                field,
                                "must be one of the voices of GET /synthesize/speech/voices, such as "
                                        + voices.of(USUAL_LANGUAGE).id()));
    }

    private static String recipe(String text, Voice voice) {
        Speech.Wish wish = new Speech.Wish(text, voice, USUAL_LANGUAGE, null);
        return new String(OrderJson.write(wish), StandardCharsets.UTF_8);
    }
}
