package dev.claquete.studio.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claquete.studio.web.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A script that a client brings itself, in its {@code script} field or as the topic: either a JSON script, whose scenes stand
 * fast, or a text that is spoken word for word.
 *
 * @param text the script, word for word
 * @param json the JSON script, if it is one
 */
record GivenScript(String field, String text, @Nullable JsonInput json) {

    static final int MAX_WORDS = 5000;

    /** A topic longer than this is a script. */
    static final int LONGEST_TOPIC = 280;

    private static final ObjectMapper JSON = new JsonMapper();

    /**
     * Looks for a script in what the client wrote.
     *
     * @throws InvalidInput when there is one and it breaks a rule
     */
    static Optional<GivenScript> in(Story story) {
        if (story.script() != null) {
            return Optional.of(read("script", story.script()));
        }
        String topic = story.topic();
        boolean script = looksLikeJson(topic)
                || topic.codePointCount(0, topic.length()) > LONGEST_TOPIC
                || topic.lines().filter(line -> !line.isBlank()).count() > 1;
        return script ? Optional.of(read("topic", topic)) : Optional.empty();
    }

    private static GivenScript read(String field, String text) {
        int words = text.strip().split("\\s+").length;
        if (words > MAX_WORDS) {
            throw new InvalidInput(field, "a script must have at most " + MAX_WORDS + " words, not " + words);
        }
        GivenScript script = new GivenScript(field, text, looksLikeJson(text) ? json(field, text) : null);
        script.scenes();
        return script;
    }

    /** The scenes of a JSON script; none for a text, which has still to be cut into scenes. */
    List<SceneContent> scenes() {
        if (json == null) {
            return List.of();
        }
        List<JsonInput> items = json.objects("scenes", Story.MAX_SCENES)
                .orElseThrow(() -> json.invalid("scenes", "is required in a JSON script"));
        if (items.isEmpty()) {
            throw json.invalid("scenes", "must not be empty");
        }
        List<SceneContent> scenes = new ArrayList<>();
        for (JsonInput item : items) {
            SceneContent scene = SceneContent.read(item, null, scenes.size() + 1);
            if (scene.empty()) {
                throw item.invalid("narration", "is required where there is no visual_description");
            }
            scenes.add(scene);
        }
        return List.copyOf(scenes);
    }

    Optional<String> title() {
        return json == null ? Optional.empty() : json.text("title", 200);
    }

    Optional<String> description() {
        return json == null ? Optional.empty() : json.text("description", 5000);
    }

    private static boolean looksLikeJson(String text) {
        return text.strip().startsWith("{") || text.strip().matches("(?s)\\[\\s*\\{.*");
    }

    private static JsonInput json(String field, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return JsonInput.of(node.isArray() ? JSON.createObjectNode().set("scenes", node) : node, field);
        } catch (JsonProcessingException e) {
            throw new InvalidInput(field, "begins like a JSON script but is not valid JSON");
        }
    }
}
