package dev.claquete.studio.project.run;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectAccess;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.project.Step;
import dev.claquete.studio.web.Conflict;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Delivers a person's decision to the run that waits for approval of its script. */
@Component
@Transactional
class ScriptApproval {

    private static final String TASK = Step.APPROVE_SCRIPT.id();

    private final ProjectAccess access;
    private final Scenes scenes;
    private final StoredBriefs briefs;
    private final Processes processes;
    private final ProjectChanges changes;

    ScriptApproval(
            ProjectAccess access, Scenes scenes, StoredBriefs briefs, Processes processes, ProjectChanges changes) {
        this.access = access;
        this.scenes = scenes;
        this.briefs = briefs;
        this.processes = processes;
        this.changes = changes;
    }

    private record Approved(boolean scriptApproved) {}

    private record Rejected(boolean scriptApproved, String briefKey) {}

    void approve(UUID projectId) {
        Project project = waiting(projectId);
        processes.completeUserTask(project.id().toString(), TASK, new Approved(true));
        changes.changed(projectId);
    }

    /** Removes the scenes of the rejected script; a new brief requests others. */
    void reject(UUID projectId, String feedback) {
        Project project = waiting(projectId);
        scenes.ofProject(projectId).forEach(Scene::delete);
        ObjectKey brief = briefs.writeAnew(project, feedback);
        processes.completeUserTask(project.id().toString(), TASK, new Rejected(false, brief.value()));
        changes.changed(projectId);
    }

    private Project waiting(UUID projectId) {
        Project project = access.lock(projectId);
        if (project.generation().paused()) {
            throw new Conflict("The generation is paused; resume it first");
        }
        if (!project.generation().awaitingApproval()) {
            throw new Conflict("No script of this project is waiting for approval");
        }
        return project;
    }
}
