package dev.claquete.studio.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.script.ScriptBrief;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a script's writer is told, laid down in the store under a key that derives from it. */
@Component
class Briefs {

    private final ObjectStore store;
    private final Files files;
    private final ObjectMapper json;

    Briefs(ObjectStore store, Files files, ObjectMapper json) {
        this.store = store;
        this.files = files;
        this.json = json;
    }

    ObjectKey write(Project project) throws JsonProcessingException {
        return write(project, brief(project));
    }

    private ObjectKey write(Project project, ScriptBrief brief) throws JsonProcessingException {
        String text = json.writeValueAsString(brief);
        ObjectKey key =
                ObjectKey.derived("projects/" + project.id() + "/scripts", "brief", ContentHash.of(text), "json");
        if (!store.exists(key)) {
            store.put(key, text.getBytes(StandardCharsets.UTF_8), "application/json", Map.of());
        }
        files.register(project.ownerId(), project.id().toString(), key);
        return key;
    }

    private static ScriptBrief brief(Project project) {
        Story story = project.story();
        Optional<GivenScript> given = GivenScript.in(story);
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
