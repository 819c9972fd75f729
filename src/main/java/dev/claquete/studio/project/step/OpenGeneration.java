package dev.claquete.studio.project.step;

import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.RunTarget;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.project.run.StoredBriefs;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Inspects a project before a run: a project with scenes needs no script; for others it stores a brief for the script
 * writer. Safe to repeat: the brief's key derives from its content.
 */
@Topic("open-generation")
@Component
class OpenGeneration implements TaskHandler<OpenGeneration.Input, OpenGeneration.Output> {

    private final Projects projects;
    private final Scenes scenes;
    private final StoredBriefs briefs;
    private final TransactionTemplate transaction;

    OpenGeneration(Projects projects, Scenes scenes, StoredBriefs briefs, TransactionTemplate transaction) {
        this.projects = projects;
        this.scenes = scenes;
        this.briefs = briefs;
        this.transaction = transaction;
    }

    record Input(String projectId, String goal, @Nullable String targetSceneId) {}

    record Output(boolean scriptGiven, boolean approvalWanted, @Nullable String briefKey, boolean videoWanted) {}

    private record Stock(boolean scriptGiven, boolean approvalWanted, Optional<StoredBriefs.Draft> brief) {}

    /** Writes to the store without holding the project's lock. */
    @Override
    public Output handle(Input in, TaskContext task) {
        UUID projectId = UUID.fromString(in.projectId());
        Stock stock = Objects.requireNonNull(
                transaction.execute(status -> takeStock(projects.lock(projectId).orElseThrow())));
        stock.brief().ifPresent(draft -> {
            briefs.write(draft);
            transaction.executeWithoutResult(
                    status -> projects.lock(projectId).ifPresent(project -> briefs.register(project, draft)));
        });
        return new Output(
                stock.scriptGiven,
                stock.approvalWanted,
                stock.brief.map(draft -> draft.key().value()).orElse(null),
                RunTarget.of(in.goal(), in.targetSceneId()).isVideo());
    }

    private Stock takeStock(Project project) {
        List<Scene> present = scenes.ofProject(project.id());
        boolean given = !present.isEmpty();
        return new Stock(
                given,
                project.story().approveScript() && (!given || (project.hasWrittenScript() && untouched(present))),
                given ? Optional.empty() : Optional.of(briefs.draft(project)));
    }

    /**
     * Whether these scenes come from a script that was written in an earlier run but never approved: nothing has been
     * made from it yet.
     */
    private static boolean untouched(List<Scene> scenes) {
        return scenes.stream()
                .noneMatch(scene -> scene.asset(Asset.Kind.IMAGE).completed()
                        || scene.asset(Asset.Kind.AUDIO).completed());
    }
}
