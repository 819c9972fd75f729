package dev.claquete.studio.project;

import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.web.Forbidden;
import dev.claquete.studio.web.NotFound;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Access to the caller's own projects and scenes: 404 for one that does not exist, 403 for one of another account. */
@Component
public class ProjectAccess {

    private final Projects projects;
    private final Scenes scenes;
    private final CurrentAccount caller;

    ProjectAccess(Projects projects, Scenes scenes, CurrentAccount caller) {
        this.projects = projects;
        this.scenes = scenes;
        this.caller = caller;
    }

    public UUID owner() {
        return caller.id();
    }

    public Project read(UUID id) {
        return own(projects.findById(id).orElseThrow(() -> new NotFound("Project not found")));
    }

    /** Like {@link Projects#lock}. */
    public Project lock(UUID id) {
        return own(projects.lock(id).orElseThrow(() -> new NotFound("Project not found")));
    }

    private Project own(Project project) {
        owned(project.ownerId());
        return project;
    }

    /** Locks the project of a scene, for writing the scene. */
    public Owned lockWithScene(UUID sceneId) {
        UUID projectId = scenes.projectOf(sceneId).orElseThrow(() -> new NotFound("Scene not found"));
        Project project = lock(projectId);
        Scene scene = scenes.find(sceneId).orElseThrow(() -> new NotFound("Scene not found"));
        return new Owned(project, scene);
    }

    /** A scene and its project, both owned by the caller. */
    public record Owned(Project project, Scene scene) {}

    public void owned(UUID owner) {
        if (!owner.equals(caller.id())) {
            throw new Forbidden();
        }
    }
}
