package dev.claquete.studio.project;

import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at what there is before a run begins: a project with scenes needs no script; for one without it leaves a brief for the
 * writer in the store. Safe to repeat: the brief's key derives from its content.
 */
@Topic("open-generation")
@Component
class OpenGeneration implements TaskHandler<OpenGeneration.Input, OpenGeneration.Output> {

    private final Projects projects;
    private final Scenes scenes;
    private final Briefs briefs;

    OpenGeneration(Projects projects, Scenes scenes, Briefs briefs) {
        this.projects = projects;
        this.scenes = scenes;
        this.briefs = briefs;
    }

    record Input(String projectId, String goal, @Nullable String targetSceneId) {}

    record Output(boolean scriptGiven, boolean approvalWanted, @Nullable String briefKey, boolean videoWanted) {}

    @Override
    @Transactional
    public Output handle(Input in, TaskContext task) {
        Project project = projects.lock(UUID.fromString(in.projectId())).orElseThrow();
        List<Scene> present = scenes.ofProject(project.id());
        boolean scriptGiven = !present.isEmpty();
        return new Output(
                scriptGiven,
                project.story().approveScript() && (!scriptGiven || (project.hasWrittenScript() && untouched(present))),
                scriptGiven ? null : briefs.write(project).value(),
                Goal.of(in.goal(), in.targetSceneId()).isVideo());
    }

    /** A script that was written in an earlier run, but never approved: nothing has been made of it yet. */
    private static boolean untouched(List<Scene> scenes) {
        return scenes.stream()
                .noneMatch(scene -> scene.asset(AssetKind.IMAGE).completed()
                        || scene.asset(AssetKind.AUDIO).completed());
    }
}
