package dev.claquete.studio.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises topics that are more than a subject: a script as JSON, or a text to be spoken as it is.
 *
 * <p>As JSON it is an object with {@code scenes} (and {@code title}, {@code description}, {@code language}), that
 * object under {@code script}, or the array of scenes alone. A scene is an object with {@code narration} and
 * {@code visual_description}, or a string, its narration. Common other names are accepted too.
 */
public final class ScriptText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] NARRATION = {"narration", "narration_text", "narrationText", "voiceover", "text"};
    private static final String[] VISUAL = {
        "visual_description", "visualDescription", "visual", "image_prompt", "imagePrompt", "description"
    };

    /** A longer topic is no longer a subject for an outline. */
    private static final int MOST_WORDS_OF_A_SUBJECT = 20;

    private ScriptText() {}

    /**
     * The script in a topic; empty if the topic is not JSON.
     *
     * @param language used if the script names none
     * @throws InvalidScript if it is a JSON script and breaks a rule
     */
    public static Optional<Script> parse(String topic, String language) {
        String text = withoutFence(topic.strip());
        if (!text.startsWith("{") && !text.matches("(?s)\\[\\s*[{\"\\]].*")) {
            return Optional.empty();
        }
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            if (!text.matches("(?s)[\\[{]\\s*[{\"].*")) {
                return Optional.empty();
            }
            throw new InvalidScript(
                    "topic",
                    "is not valid JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
        return Optional.of(script(root.has("script") ? root.path("script") : root, language));
    }

    /** Whether a topic that is not JSON is a text to be spoken rather than a subject. */
    public static boolean isNarration(String topic) {
        int words = ScriptLimits.words(topic);
        return words > MOST_WORDS_OF_A_SUBJECT
                || SceneMarks.in(topic)
                || topic.strip().contains("\n");
    }

    private static Script script(JsonNode root, String language) {
        JsonNode scenes = root.isArray() ? root : root.path("scenes");
        if (!scenes.isArray() || scenes.isEmpty()) {
            throw new InvalidScript("scenes", "must be an array of at least one scene");
        }
        if (scenes.size() > ScriptLimits.MAX_SCENES) {
            throw new InvalidScript(
                    "scenes", "has " + scenes.size() + " scenes; at most " + ScriptLimits.MAX_SCENES + " are allowed");
        }
        String spoken = optionalText(root, "", "language");
        String named = spoken.isBlank() ? language : spoken;
        List<ScriptScene> read = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            read.add(scene("scenes[" + i + "]", scenes.get(i), named));
        }
        String all = String.join(" ", read.stream().map(ScriptScene::narration).toList());
        ScriptLimits.requireSpeakable("scenes", all);
        String title = optionalText(root, "", "title", "generated_title");
        String description = optionalText(root, "", "description", "generated_description");
        return new Script(
                ScriptLimits.atMost(
                        ScriptLimits.MAX_TITLE_CHARACTERS,
                        "title",
                        title.isBlank() ? Headline.title(all, named) : title),
                ScriptLimits.atMost(
                        ScriptLimits.MAX_DESCRIPTION_CHARACTERS,
                        "description",
                        description.isBlank() ? Headline.description(all, named) : description),
                named,
                read);
    }

    private static ScriptScene scene(String field, JsonNode scene, String language) {
        boolean plain = scene.isTextual();
        if (!plain && !scene.isObject()) {
            throw new InvalidScript(field, "must be an object with narration and visual_description");
        }
        String narration = plain ? scene.asText().strip() : optionalText(scene, field + ".", NARRATION);
        String visual = plain ? "" : optionalText(scene, field + ".", VISUAL);
        if (narration.isBlank() && visual.isBlank()) {
            throw new InvalidScript(field + ".narration", "must not be empty where visual_description is empty too");
        }
        ScriptLimits.atMost(ScriptLimits.MAX_NARRATION_CHARACTERS, field + ".narration", narration);
        ScriptLimits.atMost(ScriptLimits.MAX_VISUAL_CHARACTERS, field + ".visual_description", visual);
        return new ScriptScene(narration, visual.isBlank() ? Keywords.of(narration, language) : visual);
    }

    private static String optionalText(JsonNode node, String prefix, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isTextual()) {
                return value.asText().strip();
            }
            if (!value.isMissingNode() && !value.isNull()) {
                throw new InvalidScript(prefix + name, "must be text");
            }
        }
        return "";
    }

    private static String withoutFence(String text) {
        return text.startsWith("```") && text.endsWith("```") && text.length() > 6
                ? text.substring(3, text.length() - 3)
                        .replaceFirst("^(?i)json\\b", "")
                        .strip()
                : text;
    }
}
