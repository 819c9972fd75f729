package dev.claquete.studio.project.step;

import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Undoes what a cancelled run announced: unfinished parts become drafts again. Safe to repeat. */
@Topic("release-generation")
@Component
class ReleaseGeneration implements TaskHandler<ReleaseGeneration.Input, ReleaseGeneration.Output> {

    private final Projects projects;
    private final Scenes scenes;
    private final ProjectChanges changes;

    ReleaseGeneration(Projects projects, Scenes scenes, ProjectChanges changes) {
        this.projects = projects;
        this.scenes = scenes;
        this.changes = changes;
    }

    record Input(String projectId) {}

    record Output() {}

    @Override
    @Transactional
    public Output handle(Input in, TaskContext task) {
        projects.lock(UUID.fromString(in.projectId())).ifPresent(project -> {
            scenes.ofProject(project.id()).forEach(Scene::release);
            changes.changed(project.id());
        });
        return new Output();
    }
}
