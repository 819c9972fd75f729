package dev.claquete.studio.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.script.Script;
import dev.claquete.studio.script.ScriptScene;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a project without scenes those of its new script, and every scene its position in the run, which it keeps whatever
 * people add or delete meanwhile. Safe to repeat.
 */
@Topic("plan-scenes")
@Component
class PlanScenes implements TaskHandler<PlanScenes.Input, PlanScenes.Output> {

    private final Projects projects;
    private final Scenes scenes;
    private final ObjectStore store;
    private final ObjectMapper json;
    private final ProjectChanges changes;

    PlanScenes(Projects projects, Scenes scenes, ObjectStore store, ObjectMapper json, ProjectChanges changes) {
        this.projects = projects;
        this.scenes = scenes;
        this.store = store;
        this.json = json;
        this.changes = changes;
    }

    record Input(String projectId, @Nullable String scriptKey) {}

    record Output(int sceneCount) {}

    @Override
    @Transactional
    public Output handle(Input in, TaskContext task) throws IOException {
        Project project = projects.lock(UUID.fromString(in.projectId())).orElseThrow();
        List<Scene> planned = scenes.ofProject(project.id());
        if (planned.isEmpty() && in.scriptKey() != null) {
            insert(project, new ObjectKey(in.scriptKey()));
            planned = scenes.ofProject(project.id());
        }
        if (planned.isEmpty()) {
            throw new IllegalStateException("Project " + project.id() + " has no scenes");
        }
        scenes.ofRun(project.id()).forEach(scene -> scene.takePosition(null));
        for (int position = 0; position < planned.size(); position++) {
            planned.get(position).takePosition(position);
        }
        changes.changed(project.id());
        return new Output(planned.size());
    }

    private void insert(Project project, ObjectKey scriptKey) throws IOException {
        Script script = json.readValue(store.bytes(scriptKey), Script.class);
        int number = 1;
        for (ScriptScene written : script.scenes()) {
            Scene scene = new Scene(
                    project, SceneContent.written(number++, written.visualDescription(), written.narration()));
            project.generation().goal().ifPresent(scene::askFor);
            scenes.save(scene);
        }
        project.written(scriptKey, script.title(), script.description());
    }
}
