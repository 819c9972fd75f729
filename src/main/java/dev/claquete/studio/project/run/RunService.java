package dev.claquete.studio.project.run;

import dev.claquete.studio.credit.CreditShortage;
import dev.claquete.studio.credit.Reservation;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.process.TransactionHooks;
import dev.claquete.studio.project.PendingGoal;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.RenderJob;
import dev.claquete.studio.project.RunTarget;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.vault.CommandKeys;
import dev.claquete.studio.vault.KeyRings;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.PaymentRequired;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts runs of {@code make-video}, one at a time for each project. Every method requires the project's row lock. */
@Component
public class RunService {

    static final String PROCESS = "make-video";

    private final Processes processes;
    private final Scenes scenes;
    private final RenderJobs jobs;
    private final KeyRings rings;
    private final ProjectChanges changes;
    private final RunCosts costs;
    private final ProjectNews news;
    private final WriterCheck writer;

    RunService(
            Processes processes,
            Scenes scenes,
            RenderJobs jobs,
            KeyRings rings,
            ProjectChanges changes,
            RunCosts costs,
            ProjectNews news,
            WriterCheck writer) {
        this.processes = processes;
        this.scenes = scenes;
        this.jobs = jobs;
        this.rings = rings;
        this.changes = changes;
        this.costs = costs;
        this.news = news;
        this.writer = writer;
    }

    private record Nothing() {}

    /**
     * The start variables of {@code make-video}.
     *
     * @param keyRing the keys with which providers are called; see {@link KeyRings}
     * @param creditReference the reservation that pays for the run
     */
    record Start(
            String projectId,
            String goal,
            @Nullable String targetSceneId,
            String keyRing,
            String creditReference,
            String creditOperation) {}

    /**
     * @throws PaymentRequired if the owner has too few credits; then nothing may be committed
     * @throws InvalidInput if no provider can write the missing script; likewise
     */
    void start(Project project, RunTarget goal, CommandKeys keys) {
        start(project, goal, rings.open(project.ownerId(), keys));
    }

    private void start(Project project, RunTarget goal, UUID ring) {
        UUID id = project.id();
        if (scenes.ofProject(id).isEmpty()) {
            writer.require(project, ring.toString());
        }
        Reservation credits = costs.open(project, goal, ring.toString());
        RenderJob job = goal.isVideo() ? queuedJob(project) : null;
        if (job != null) {
            job.start();
            project.seekMusic();
        }
        project.generation().start(goal, job == null ? null : job.id(), ring);
        scenes.ofProject(id).stream().filter(Scene::shown).forEach(scene -> scene.askFor(goal));
        String target = goal.sceneId() == null ? null : goal.sceneId().toString();
        processes.start(
                PROCESS,
                id.toString(),
                new Start(
                        id.toString(),
                        goal.kind().word(),
                        target,
                        ring.toString(),
                        credits.reference(),
                        credits.operation()));
        changes.changed(id);
    }

    /**
     * For a run that no caller requests: if there are too few credits, the project fails and says how many are missing.
     */
    void startOrFail(Project project, PendingGoal next) {
        UUID given = next.keyRing();
        if (!processes.accepts(PROCESS)) {
            Optional.ofNullable(given).ifPresent(rings::drop);
            refuse(
                    project,
                    next.goal(),
                    RunEnd.NOT_ACCEPTED.in(project.voicing().language()));
            return;
        }
        UUID ring = given == null ? rings.open(project.ownerId(), CommandKeys.NONE) : given;
        try {
            start(project, next.goal(), ring);
        } catch (PaymentRequired e) {
            rings.drop(ring);
            refuse(
                    project,
                    next.goal(),
                    CreditShortage.sentence(e, project.voicing().language()));
        } catch (InvalidInput e) {
            rings.drop(ring);
            refuse(project, next.goal(), "The " + e.field() + " " + e.rule() + ".");
        }
    }

    /** Callers waiting for a run that cannot start are told that it failed. */
    private void refuse(Project project, RunTarget goal, String reason) {
        pendingRings(project).forEach(rings::drop);
        project.generation().refuse(goal, goal.isVideo() ? queuedJob(project).id() : null, reason);
        jobs.findByProjectIdAndStatus(project.id(), RenderJob.Status.QUEUED).forEach(job -> job.fail(reason));
        news.failed(project, reason);
        changes.changed(project.id());
    }

    /** Keeps a goal and its keys for the end of the current run. */
    void await(Project project, RunTarget goal, CommandKeys keys) {
        List<UUID> before = pendingRings(project);
        UUID ring = keys.isEmpty() ? null : rings.open(project.ownerId(), keys);
        project.generation().await(new PendingGoal(goal, ring));
        List<UUID> after = pendingRings(project);
        before.stream().filter(earlier -> !after.contains(earlier)).forEach(rings::drop);
        if (goal.isVideo()) {
            queuedJob(project);
        }
        changes.changed(project.id());
    }

    /** Lets the current run use these keys too. */
    void hand(Project project, CommandKeys keys) {
        project.generation().keyRing().ifPresent(ring -> rings.add(ring, keys));
    }

    /** Tells the current run to stop and drops pending goals. */
    public void cancel(Project project) {
        pendingRings(project).forEach(rings::drop);
        project.generation().cancel();
    }

    /** Deletes the keys of a run that has ended. */
    public void dropKeys(Project project) {
        project.generation().takeKeyRing().ifPresent(rings::drop);
    }

    private static List<UUID> pendingRings(Project project) {
        return project.generation().pending().stream()
                .flatMap(goal -> Optional.ofNullable(goal.keyRing()).stream())
                .toList();
    }

    /**
     * Starts the pending goal at the end of the current transaction, when the engine has finished the run that just
     * ended.
     */
    void startPendingBeforeCommit(Project project) {
        if (project.generation().pending().isEmpty()) {
            return;
        }
        TransactionHooks.beforeCommit(() -> {
            if (!project.generation().running()) {
                project.generation().takePending().ifPresent(next -> startOrFail(project, next));
            }
        });
    }

    /** Takes a scene out of the current run, at the end of the transaction in which the engine reaches it. */
    void leaveOutBeforeCommit(Project project, Scene scene) {
        TransactionHooks.beforeCommit(() -> leaveOut(project, scene));
    }

    /** Takes a scene out of the current run, if the run is working on it. */
    void leaveOut(Project project, Scene scene) {
        processes.correlate(
                "scene-skipped", project.id().toString(), "sceneId", scene.id().toString(), new Nothing());
    }

    /** The job that waits for the next run towards a video. */
    RenderJob queuedJob(Project project) {
        return jobs.findFirstByProjectIdAndStatusOrderByCreatedAt(project.id(), RenderJob.Status.QUEUED)
                .orElseGet(() -> jobs.save(new RenderJob(project)));
    }

    /** The job of the current run, if its goal is a video. */
    public Optional<RenderJob> presentJob(Project project) {
        return project.generation().goal().filter(RunTarget::isVideo).flatMap(goal -> lastJob(project));
    }

    /** The job of the current run, or of the last one if none is active, if its goal was a video. */
    public Optional<RenderJob> jobTold(Project project) {
        return project.generation().lastGoal().filter(RunTarget::isVideo).flatMap(goal -> lastJob(project));
    }

    /** The job of the current or last run towards a video. */
    public Optional<RenderJob> lastJob(Project project) {
        return project.generation().jobId().flatMap(jobs::findById);
    }
}
