package dev.claquete.studio.project;

import dev.claquete.studio.script.InvalidScript;
import dev.claquete.studio.script.Script;
import dev.claquete.studio.script.ScriptLimits;
import dev.claquete.studio.script.ScriptScene;
import dev.claquete.studio.script.ScriptText;
import dev.claquete.studio.web.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script supplied by the client, in its {@code script} field or as the topic: either a JSON script with fixed scenes,
 * or a text that is spoken word for word.
 *
 * @param text the script, word for word
 * @param parsed the JSON script, if it is one
 */
public record GivenScript(String text, Optional<Script> parsed) {

    /** A longer topic is treated as a script. */
    static final int LONGEST_TOPIC = 280;

    /**
     * Looks for a script in the client's input.
     *
     * @throws InvalidInput if there is one and it is invalid
     */
    public static Optional<GivenScript> in(ContentSettings story, String language) {
        if (story.script() != null) {
            return Optional.of(read("script", story.script(), language));
        }
        GivenScript topic = parse("topic", story.topic(), language);
        boolean script = topic.parsed.isPresent()
                || story.topic().codePointCount(0, story.topic().length()) > LONGEST_TOPIC
                || story.topic().lines().filter(line -> !line.isBlank()).count() > 1;
        return script ? Optional.of(read("topic", story.topic(), language)) : Optional.empty();
    }

    private static GivenScript read(String field, String text, String language) {
        GivenScript script = parse(field, text, language);
        if (script.parsed.isEmpty()) {
            try {
                ScriptLimits.requireSpeakable(field, text);
            } catch (InvalidScript e) {
                throw new InvalidInput(field, e.rule());
            }
        }
        return script;
    }

    private static GivenScript parse(String field, String text, String language) {
        try {
            return new GivenScript(text, ScriptText.parse(text, language));
        } catch (InvalidScript e) {
            throw new InvalidInput(e.field().equals("topic") ? field : field + "." + e.field(), e.rule());
        }
    }

    /** The scenes of a JSON script; none for a text, which is yet to be cut into scenes. */
    public List<SceneContent> scenes() {
        List<SceneContent> scenes = new ArrayList<>();
        for (ScriptScene scene : parsed.map(Script::scenes).orElse(List.of())) {
            scenes.add(SceneContent.written(scenes.size() + 1, scene.visualDescription(), scene.narration()));
        }
        return scenes;
    }
}
