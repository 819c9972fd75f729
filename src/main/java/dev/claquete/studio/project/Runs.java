package dev.claquete.studio.project;

import dev.claquete.studio.credit.CreditShortage;
import dev.claquete.studio.credit.Reservation;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.web.PaymentRequired;
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
    private final RunCosts costs;
    private final ProjectNews news;

    Runs(
            Processes processes,
            Scenes scenes,
            RenderJobs jobs,
            ProjectChanges changes,
            RunCosts costs,
            ProjectNews news) {
        this.processes = processes;
        this.scenes = scenes;
        this.jobs = jobs;
        this.changes = changes;
        this.costs = costs;
        this.news = news;
    }

    /** What {@code make-video} begins with. */
    record Start(
            String projectId,
            String goal,
            @Nullable String targetSceneId,
            String creditReference,
            String creditOperation) {}

    /** @throws PaymentRequired when the owner's credits do not suffice; nothing is changed then */
    void start(Project project, Goal goal) {
        UUID id = project.id();
        Reservation credits = costs.open(project, goal, null);
        RenderJob job = goal.isVideo() ? queuedJob(project) : null;
        if (job != null) {
            job.start();
            project.seekMusic();
        }
        project.generation().start(goal, job == null ? null : job.id());
        scenes.ofProject(id).stream().filter(Scene::shown).forEach(scene -> scene.askFor(goal));
        String target = goal.sceneId() == null ? null : goal.sceneId().toString();
        processes.start(
                PROCESS,
                id.toString(),
                new Start(id.toString(), goal.kind().word(), target, credits.reference(), credits.operation()));
        changes.changed(id);
    }

    /** For a run that no caller asks for: where credits do not suffice, the project fails and says how many are missing. */
    void startOrFail(Project project, Goal goal) {
        try {
            start(project, goal);
        } catch (PaymentRequired e) {
            String reason = CreditShortage.sentence(e, project.voicing().language());
            project.generation().refuse(goal, reason);
            jobs.findByProjectIdAndStatus(project.id(), RenderJob.Status.QUEUED).forEach(job -> job.fail(reason));
            news.failed(project, reason);
            changes.changed(project.id());
        }
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
                    project.generation().takePending().ifPresent(goal -> startOrFail(project, goal));
                }
            }
        });
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
