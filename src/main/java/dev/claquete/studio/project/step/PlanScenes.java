package dev.claquete.studio.project.step;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.SceneContent;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.script.Script;
import dev.claquete.studio.script.ScriptScene;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the scenes of a new script for a project without scenes, and gives every scene its position in the run, which
 * it keeps even if users add or delete scenes. Safe to repeat.
 */
@Topic("plan-scenes")
@Component
class PlanScenes implements TaskHandler<PlanScenes.Input, PlanScenes.Output> {

    private final Projects projects;
    private final Scenes scenes;
    private final ObjectStore store;
    private final ObjectMapper json;
    private final ProjectChanges changes;
    private final AccountDirectory accounts;
    private final TransactionTemplate transaction;

    PlanScenes(
            Projects projects,
            Scenes scenes,
            ObjectStore store,
            ObjectMapper json,
            ProjectChanges changes,
            AccountDirectory accounts,
            TransactionTemplate transaction) {
        this.projects = projects;
        this.scenes = scenes;
        this.store = store;
        this.json = json;
        this.changes = changes;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    record Input(String projectId, @Nullable String scriptKey, boolean approvalWanted) {}

    /** The texts are for the person who approves the script; null without approval. */
    record Output(
            int sceneCount,
            @Nullable String approvalTopic,
            @Nullable String approvalOwner,
            @Nullable String approvalScript) {}

    private record Written(ObjectKey key, Script script) {}

    /** Reads the script without holding the project's lock. */
    @Override
    public Output handle(Input in, TaskContext task) throws IOException {
        UUID projectId = UUID.fromString(in.projectId());
        Optional<Written> written = Optional.empty();
        if (in.scriptKey() != null) {
            ObjectKey key = new ObjectKey(in.scriptKey());
            written = Optional.of(new Written(key, json.readValue(store.bytes(key), Script.class)));
        }
        Optional<Written> script = written;
        return Objects.requireNonNull(transaction.execute(
                status -> plan(projects.lock(projectId).orElseThrow(), script, in.approvalWanted())));
    }

    private Output plan(Project project, Optional<Written> written, boolean approvalWanted) {
        List<Scene> planned = scenes.ofProject(project.id());
        if (planned.isEmpty() && written.isPresent()) {
            insert(project, written.get());
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
        return approvalWanted
                ? new Output(
                        planned.size(),
                        ApprovalText.topic(project),
                        accounts.find(project.ownerId()).map(Account::name).orElse(""),
                        ApprovalText.script(planned))
                : new Output(planned.size(), null, null, null);
    }

    private void insert(Project project, Written written) {
        Script script = written.script();
        int number = 1;
        for (ScriptScene next : script.scenes()) {
            Scene scene =
                    new Scene(project, SceneContent.written(number++, next.visualDescription(), next.narration()));
            project.generation().goal().ifPresent(scene::askFor);
            scenes.save(scene);
        }
        project.written(written.key(), script.title(), script.description());
    }
}
