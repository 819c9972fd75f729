package dev.claquete.studio.project;

import dev.claquete.studio.process.Processes;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Starts runs of {@code make-video}, one at a time for each project. Every method wants the project's row lock. */
@Component
class Runs {

    static final String PROCESS = "make-video";

    private final Processes processes;
    private final Scenes scenes;
    private final RenderJobs jobs;
    private final ProjectChanges changes;

    Runs(Processes processes, Scenes scenes, RenderJobs jobs, ProjectChanges changes) {
        this.processes = processes;
        this.scenes = scenes;
        this.jobs = jobs;
        this.changes = changes;
    }

    private record Nothing() {}

    /** What {@code make-video} begins with. */
    record Start(String projectId, String goal, @Nullable String targetSceneId) {}

    void start(Project project, Goal goal) {
        UUID id = project.id();
        RenderJob job = goal.isVideo() ? queuedJob(project) : null;
        if (job != null) {
            job.start();
            project.seekMusic();
        }
        project.generation().start(goal, job == null ? null : job.id());
        scenes.ofProject(id).stream().filter(Scene::shown).forEach(scene -> scene.askFor(goal));
        String target = goal.sceneId() == null ? null : goal.sceneId().toString();
        processes.start(
                PROCESS, id.toString(), new Start(id.toString(), goal.kind().word(), target));
        changes.changed(id);
    }

    /** Remembers a goal for when the present run has ended. */
    void await(Project project, Goal goal) {
        project.generation().await(goal);
        if (goal.isVideo()) {
            queuedJob(project);
        }
        changes.changed(project.id());
    }

    /** Starts what waits, at the end of the present transaction, when the engine is done with the run that has just ended. */
    void startPendingBeforeCommit(Project project) {
        if (project.generation().pending().isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                if (!project.generation().running()) {
                    project.generation().takePending().ifPresent(goal -> start(project, goal));
                }
            }
        });
    }

    /** Takes a scene out of the present run, at the end of the transaction in which the engine comes to it. */
    void leaveOutBeforeCommit(Project project, Scene scene) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                leaveOut(project, scene);
            }
        });
    }

    /** Takes a scene out of the present run, if that is at work on it. */
    void leaveOut(Project project, Scene scene) {
        processes.correlate(
                "scene-skipped", project.id().toString(), "sceneId", scene.id().toString(), new Nothing());
    }

    /** The job that waits for the next run towards a video. */
    RenderJob queuedJob(Project project) {
        return jobs.findFirstByProjectIdAndStatusOrderByCreatedAt(project.id(), RenderJob.Status.QUEUED)
                .orElseGet(() -> jobs.save(new RenderJob(project)));
    }

    /** The job of the present run, if that is one towards a video. */
    Optional<RenderJob> presentJob(Project project) {
        return project.generation().goal().filter(Goal::isVideo).flatMap(goal -> lastJob(project));
    }

    /** The job of the present or last run towards a video. */
    Optional<RenderJob> lastJob(Project project) {
        return project.generation().jobId().flatMap(jobs::findById);
    }
}
