package dev.claquete.studio.script;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.openai.ProviderSelector;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a script from a brief. A JSON script is used as it is, a text to be spoken is only cut into scenes, and
 * everything else is written. Safe to repeat: the key follows from the brief and the writer.
 */
@Component
@Topic("write-script")
class WriteScript implements TaskHandler<WriteScript.Input, WriteScript.Output> {

    private final ProviderSelector<ScriptWriter> writers;
    private final ObjectStore store;
    private final ObjectMapper json;

    WriteScript(ProviderSelector<ScriptWriter> writers, ObjectStore store, ObjectMapper json) {
        this.writers = writers;
        this.store = store;
        this.json = json;
    }

    /**
     * @param briefKey a {@link ScriptBrief} as JSON
     * @param keyRing the keys that pay
     */
    record Input(String projectId, String briefKey, @Nullable String keyRing) {}

    /** @param scriptKey a {@link Script} as JSON */
    record Output(String scriptKey) {}

    @Override
    public Output handle(Input in, TaskContext task) throws ScriptRefused, IOException {
        byte[] stored = store.bytes(new ObjectKey(in.briefKey()));
        ScriptWriter writer = writers.of(in.keyRing(), it -> store.exists(keyOf(in, stored, it)));
        ObjectKey key = keyOf(in, stored, writer);
        if (!store.exists(key)) {
            task.checkCancelled();
            task.progress(0.1, "Writing the script");
            Script script = script(json.readValue(stored, ScriptBrief.class), writer, key);
            store.put(key, json.writeValueAsBytes(script), "application/json", Map.of());
        }
        return new Output(key.value());
    }

    private static ObjectKey keyOf(Input in, byte[] brief, ScriptWriter writer) {
        ContentHash hash = ContentHash.of(writer.id(), new String(brief, StandardCharsets.UTF_8));
        return ObjectKey.derived("projects/" + in.projectId() + "/scripts", "script", hash, "json");
    }

    private static Script script(ScriptBrief brief, ScriptWriter writer, ObjectKey key) throws ScriptRefused {
        Optional<Script> given;
        try {
            given = ScriptText.parse(brief.topic(), brief.language());
        } catch (InvalidScript e) {
            throw new ScriptRefused("The script cannot be used: " + e.getMessage() + ".");
        }
        if (given.isPresent()) {
            return given.get();
        }
        return brief.verbatim() ? TextScript.of(brief) : writer.write(brief, key.value());
    }
}
