package dev.claquete.studio.project.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.project.ContentSettings;
import dev.claquete.studio.project.GivenScript;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.script.ScriptBrief;
import dev.claquete.studio.web.Conflict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Stores the briefs for script writers under keys that derive from their content. */
@Component
public class StoredBriefs {

    private final ObjectStore store;
    private final Files files;
    private final ObjectMapper json;

    StoredBriefs(ObjectStore store, Files files, ObjectMapper json) {
        this.store = store;
        this.files = files;
        this.json = json;
    }

    /** A brief that is not in the store yet. */
    public record Draft(ObjectKey key, String text) {}

    public Draft draft(Project project) {
        return draft(project, brief(project));
    }

    /** Slow; do not call it while holding the project's lock. */
    public ObjectKey write(Draft draft) {
        if (!store.exists(draft.key)) {
            store.put(draft.key, draft.text.getBytes(StandardCharsets.UTF_8), "application/json", Map.of());
        }
        return draft.key;
    }

    /** Makes a stored brief the project's own. */
    public ObjectKey register(Project project, Draft draft) {
        files.register(project.ownerId(), project.id().toString(), draft.key);
        return draft.key;
    }

    /**
     * Stores a brief for a script that differs from the last one.
     *
     * @param feedback what should be different
     * @throws Conflict if the script was supplied word for word, so that there is nothing to write
     */
    ObjectKey writeAnew(Project project, String feedback) {
        ScriptBrief brief = brief(project).withFeedback(feedback.strip());
        if (brief.verbatim()) {
            throw new Conflict(
                    "The script was given word for word and is not rewritten; edit its scenes and approve it");
        }
        Draft draft = draft(project, brief);
        write(draft);
        return register(project, draft);
    }

    private Draft draft(Project project, ScriptBrief brief) {
        String text = written(brief);
        ObjectKey key =
                ObjectKey.derived("projects/" + project.id() + "/scripts", "brief", ContentHash.of(text), "json");
        return new Draft(key, text);
    }

    private String written(ScriptBrief brief) {
        try {
            return json.writeValueAsString(brief);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a brief is always JSON", e);
        }
    }

    static ScriptBrief brief(Project project) {
        ContentSettings story = project.story();
        Optional<GivenScript> given = GivenScript.in(story, project.voicing().language());
        List<String> characters = project.characters().stream()
                .map(character -> character.description().isBlank()
                        ? character.name()
                        : character.name() + ": " + character.description())
                .toList();
        return new ScriptBrief(
                given.map(GivenScript::text).orElse(story.topic()),
                given.isPresent(),
                project.voicing().language(),
                story.style(),
                story.minSeconds(),
                story.maxSeconds(),
                story.targetScenes(),
                characters);
    }
}
