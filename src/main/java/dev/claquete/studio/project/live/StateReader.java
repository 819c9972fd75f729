package dev.claquete.studio.project.live;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Generation;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectAccess;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.RenderJob;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.project.WordTimings;
import dev.claquete.studio.project.run.RunService;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the state of projects. */
@Component
@Transactional(readOnly = true)
class StateReader {

    private final ProjectAccess access;
    private final Projects projects;
    private final Scenes scenes;
    private final RunService runs;
    private final AssetLinks links;
    private final WordTimings wordTimings;

    StateReader(
            ProjectAccess access,
            Projects projects,
            Scenes scenes,
            RunService runs,
            AssetLinks links,
            WordTimings wordTimings) {
        this.access = access;
        this.projects = projects;
        this.scenes = scenes;
        this.runs = runs;
        this.links = links;
        this.wordTimings = wordTimings;
    }

    /** The state of one of the caller's projects. */
    public ProjectState read(UUID projectId) {
        return state(access.read(projectId));
    }

    /** The state of any project, if it still exists; for callers whose access was checked before. */
    Optional<ProjectState> find(UUID projectId) {
        return projects.findById(projectId).map(this::state);
    }

    private ProjectState state(Project project) {
        Generation generation = project.generation();
        boolean failed = project.status() == Project.Status.FAILED;
        return new ProjectState(
                project.id(),
                project.ownerId(),
                project.status(),
                scenes.ofProject(project.id()).stream().map(this::scene).toList(),
                project.music().status(),
                link(Optional.ofNullable(project.music().key()).map(ObjectKey::new)),
                generation.message(project.voicing().language()).orElse(null),
                failed ? generation.errorMessage().orElse("The generation has failed") : null,
                generation.progress(),
                runs.lastJob(project)
                        .map(job -> job(job, generation.phase().orElse("preparing")))
                        .orElse(null));
    }

    private ProjectState.SceneState scene(Scene scene) {
        return new ProjectState.SceneState(
                scene.id(),
                scene.number(),
                asset(scene, Asset.Kind.IMAGE),
                asset(scene, Asset.Kind.AUDIO),
                asset(scene, Asset.Kind.VIDEO),
                scene.errorMessage().orElse(null),
                scene.content().visualDescription(),
                scene.content().narration(),
                scene.wordTimingsKey().flatMap(wordTimings::read).orElse(null),
                scene.content().durationSeconds());
    }

    private ProjectState.AssetState asset(Scene scene, Asset.Kind kind) {
        Asset asset = scene.asset(kind);
        return new ProjectState.AssetState(asset.status(), link(asset.key()));
    }

    private ProjectState.Job job(RenderJob job, String phase) {
        return new ProjectState.Job(
                job.id(),
                job.status(),
                phase,
                link(job.videoKey()),
                job.videoSeconds(),
                job.videoBytes(),
                job.errorMessage().orElse(null),
                job.open() ? null : job.updatedAt());
    }

    private @Nullable String link(Optional<ObjectKey> key) {
        return key.map(links::link).orElse(null);
    }
}
