package dev.claquete.studio.project.run;

import dev.claquete.studio.credit.Reservation;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.CaptionText;
import dev.claquete.studio.project.Generation;
import dev.claquete.studio.project.Music;
import dev.claquete.studio.project.PendingGoal;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectAccess;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.RenderJob;
import dev.claquete.studio.project.RunTarget;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.vault.CommandKeys;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotConfigured;
import dev.claquete.studio.web.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out commands on a project. Each runs under the project's row lock, so commands may come concurrently, and in
 * one transaction with the engine, so a command happens completely or not at all.
 */
@Component
@Transactional
public class ProjectCommands {

    private final ProjectAccess access;
    private final Scenes scenes;
    private final RenderJobs jobs;
    private final RunService runs;
    private final Processes processes;
    private final ProjectChanges changes;
    private final RunCosts costs;

    ProjectCommands(
            ProjectAccess access,
            Scenes scenes,
            RenderJobs jobs,
            RunService runs,
            Processes processes,
            ProjectChanges changes,
            RunCosts costs) {
        this.access = access;
        this.scenes = scenes;
        this.jobs = jobs;
        this.runs = runs;
        this.processes = processes;
        this.changes = changes;
        this.costs = costs;
    }

    /**
     * @param force regenerate even if it exists
     * @param keys for the run that this command requests
     * @param webhookUrl an additional recipient of the outcome, besides the owner's own webhooks
     */
    record Command(
            UUID projectId,
            @Nullable UUID sceneId,
            Action action,
            boolean force,
            CommandKeys keys,
            @Nullable String webhookUrl) {}

    private record Nothing() {}

    /**
     * Executes a command.
     *
     * @return what pays for the run that makes the requested result
     * @throws dev.claquete.studio.web.PaymentRequired if there are not enough credits; then nothing has changed
     */
    Optional<Reservation> execute(Command command) {
        Project project = access.lock(command.projectId());
        boolean force = command.force();
        CommandKeys keys = command.keys();
        switch (command.action()) {
            case GENERATE_ALL -> generateAll(project, force, keys);
            case GENERATE_ALL_IMAGES -> generateImages(project, force, keys);
            case GENERATE_ALL_AUDIO -> generateNarrations(project, force, keys);
            case GENERATE_IMAGE -> generateImage(project, scene(command), force, keys);
            case REGENERATE_IMAGE -> generateImage(project, scene(command), true, keys);
            case GENERATE_AUDIO -> generateNarration(project, scene(command), force, keys);
            case REGENERATE_AUDIO -> generateNarration(project, scene(command), true, keys);
            case GENERATE_VIDEO, REGENERATE_VIDEO -> {
                scene(command);
                throw new NotConfigured("No image-to-video provider is configured, so a scene's still cannot become a"
                        + " moving clip");
            }
            case GENERATE_MUSIC -> throw new NotConfigured(Music.NO_PROVIDER);
            case PAUSE -> pause(project);
            case RESUME -> resume(project, keys);
            case CANCEL -> cancel(project);
            case SKIP_SCENE -> skip(project, scene(command));
        }
        String url = command.webhookUrl();
        if (url != null) {
            awaitedVideo(project)
                    .orElseThrow(() -> new InvalidInput(
                            "webhook_url", "is possible only with a command that leads to a final video"))
                    .tell(url);
        }
        changes.changed(project.id());
        return command.action().makes() ? costs.present(project) : Optional.empty();
    }

    /**
     * A requested final video.
     *
     * @param job reports on it
     * @param credits what pays for it
     */
    record Asked(RenderJob job, Optional<Reservation> credits) {}

    /**
     * Requests a final video.
     *
     * @param webhookUrl an additional recipient of the outcome, besides the owner's own webhooks
     */
    Asked render(UUID projectId, @Nullable String webhookUrl) {
        Project project = access.lock(projectId);
        generateAll(project, false, CommandKeys.NONE);
        RenderJob job = awaitedVideo(project).orElseThrow();
        if (webhookUrl != null) {
            job.tell(webhookUrl);
        }
        return new Asked(job, costs.present(project));
    }

    /** The job of the video that is being made or is about to be made. */
    private Optional<RenderJob> awaitedVideo(Project project) {
        boolean waits = project.generation().pending().stream()
                .anyMatch(pending -> pending.goal().isVideo());
        return waits ? Optional.of(runs.queuedJob(project)) : runs.presentJob(project);
    }

    public void deleteScene(UUID sceneId) {
        ProjectAccess.Owned owned = access.lockWithScene(sceneId);
        owned.scene().delete();
        leaveOut(owned.project(), owned.scene());
        changes.changed(owned.project().id());
    }

    private Scene scene(Command command) {
        return scenes.ofProject(command.projectId()).stream()
                .filter(scene -> scene.id().equals(command.sceneId()))
                .findFirst()
                .orElseThrow(() -> new NotFound("Scene not found"));
    }

    private void generateAll(Project project, boolean force, CommandKeys keys) {
        shown(project)
                .forEach(scene -> CaptionText.check(
                        project.captions(),
                        project.voicing(),
                        scene.number(),
                        scene.content().narration()));
        if (force) {
            shown(project).forEach(scene -> {
                redoImage(scene);
                scene.redoNarration();
            });
            if (project.generation().stuck()) {
                stop(project);
            }
        }
        goOn(project);
        request(project, RunTarget.VIDEO, force, keys);
    }

    private void generateImages(Project project, boolean force, CommandKeys keys) {
        if (force) {
            shown(project).forEach(ProjectCommands::redoImage);
        }
        goOn(project);
        request(project, RunTarget.IMAGES, force, keys);
    }

    private void generateNarrations(Project project, boolean force, CommandKeys keys) {
        if (force) {
            shown(project).forEach(Scene::redoNarration);
        }
        goOn(project);
        request(project, RunTarget.NARRATIONS, force, keys);
    }

    private void generateImage(Project project, Scene scene, boolean regenerate, CommandKeys keys) {
        if (regenerate) {
            scene.redoImage();
        } else {
            scene.asset(Asset.Kind.IMAGE).ask();
        }
        request(
                project,
                regenerate && shows(project) ? RunTarget.VIDEO : RunTarget.sceneImage(scene.id()),
                regenerate,
                keys);
    }

    private void generateNarration(Project project, Scene scene, boolean regenerate, CommandKeys keys) {
        if (regenerate) {
            scene.redoNarration();
        } else if (!scene.content().silent()) {
            scene.asset(Asset.Kind.AUDIO).ask();
        }
        request(
                project,
                regenerate && shows(project) ? RunTarget.VIDEO : RunTarget.sceneNarration(scene.id()),
                regenerate,
                keys);
    }

    /** Whether an existing video shows the project as it was, or will after the current run. */
    private static boolean shows(Project project) {
        return project.finalVideo().isPresent()
                || project.generation().goal().filter(RunTarget::isVideo).isPresent();
    }

    /** Regenerates a generated image; a supplied image stays. */
    private static void redoImage(Scene scene) {
        if (!scene.imageGiven()) {
            scene.redoImage();
        }
    }

    /** Starts a run, or makes the current or the next run reach the goal; that run may use the keys. */
    private void request(Project project, RunTarget goal, boolean regenerate, CommandKeys keys) {
        Generation generation = project.generation();
        if (generation.stuck() && regenerate) {
            replace(project, keys);
        }
        if (!generation.running()) {
            runs.start(project, goal, keys);
            return;
        }
        if (generation.stuck()) {
            runs.hand(project, keys);
            retry(project);
        }
        releaseAgain(project);
        boolean covered = generation.alive()
                && !regenerate
                && generation.goal().filter(present -> present.covers(goal)).isPresent()
                && shown(project).stream().noneMatch(scene -> scene.failed(goal));
        if (covered) {
            runs.hand(project, keys);
        } else {
            runs.await(project, goal, keys);
        }
    }

    /** Ends a stuck run, which would never regenerate the asset; the next run takes over its goal. */
    private void replace(Project project, CommandKeys keys) {
        Optional<RunTarget> unreached = project.generation().goal();
        stop(project);
        if (project.generation().running()) {
            unreached.ifPresent(goal -> runs.await(project, goal, keys));
        } else {
            unreached.ifPresent(goal -> runs.start(project, goal, keys));
        }
    }

    private void pause(Project project) {
        if (project.generation().alive()) {
            processes.suspend(key(project));
        }
    }

    private void resume(Project project, CommandKeys keys) {
        Generation generation = project.generation();
        if (generation.alive()) {
            runs.hand(project, keys);
            goOn(project);
            retry(project);
        } else if (generation.running()) {
            releaseAgain(project);
            runs.await(project, generation.lastGoal().orElse(RunTarget.VIDEO), keys);
        } else if (unfinished(project)) {
            runs.start(project, generation.lastGoal().orElse(RunTarget.VIDEO), keys);
        }
    }

    private boolean unfinished(Project project) {
        if (project.status() == Project.Status.COMPLETED) {
            return false;
        }
        RunTarget goal = project.generation().lastGoal().orElse(RunTarget.VIDEO);
        return goal.isVideo() || shown(project).stream().anyMatch(scene -> unfinished(scene, goal));
    }

    private static boolean unfinished(Scene scene, RunTarget goal) {
        return (goal.wantsImageOf(scene.id()) && !scene.asset(Asset.Kind.IMAGE).completed())
                || (goal.wantsNarrationOf(scene.id())
                        && !scene.content().silent()
                        && !scene.asset(Asset.Kind.AUDIO).completed());
    }

    private void cancel(Project project) {
        jobs.findByProjectIdAndStatus(project.id(), RenderJob.Status.QUEUED)
                .forEach(job -> job.fail(cancelled(project)));
        releaseAgain(project);
        if (project.generation().alive()) {
            stop(project);
        } else if (project.status() == Project.Status.GENERATING) {
            runs.cancel(project);
        }
    }

    /** Tells the current run to cancel; it ends when it has released what it holds. */
    private void stop(Project project) {
        processes.activate(key(project));
        runs.presentJob(project).filter(RenderJob::open).ifPresent(job -> job.fail(cancelled(project)));
        runs.cancel(project);
        scenes.ofProject(project.id()).forEach(Scene::release);
        if (!processes.correlate("generation-cancelled", key(project), new Nothing())) {
            processes.delete(key(project), "Generation cancelled");
        }
    }

    private void skip(Project project, Scene scene) {
        scene.skip(true);
        leaveOut(project, scene);
    }

    /** Leaves this scene out of the video. */
    private void leaveOut(Project project, Scene scene) {
        Generation generation = project.generation();
        scene.release();
        if (generation.alive() && !generation.paused()) {
            runs.leaveOut(project, scene);
        }
        boolean lateForRun = !generation.goal().filter(RunTarget::isVideo).isPresent() || generation.composing();
        boolean nothingToTell = project.finalVideo().isEmpty() && !(generation.alive() && generation.composing());
        if (nothingToTell || shown(project).isEmpty()) {
            return;
        }
        if (!generation.running()) {
            runs.startOrFail(project, new PendingGoal(RunTarget.VIDEO, null));
        } else if (lateForRun) {
            runs.await(project, RunTarget.VIDEO, CommandKeys.NONE);
        }
    }

    /**
     * A cancelled run that cannot release what it holds has to be fixed by an operator, or is retried by the next
     * command.
     */
    private void releaseAgain(Project project) {
        if (project.generation().running() && !project.generation().alive()) {
            processes.activate(key(project));
            processes.retryFailed(key(project));
        }
    }

    /** Ends a pause, including one that an operator made in Cockpit. */
    private void goOn(Project project) {
        if (!project.generation().alive()) {
            return;
        }
        boolean paused = project.generation().paused();
        processes.activate(key(project));
        if (paused) {
            project.generation().resume();
            scenes.ofRun(project.id()).stream()
                    .filter(scene -> !scene.shown())
                    .forEach(scene -> runs.leaveOut(project, scene));
            retry(project);
        }
    }

    /** Retries stuck steps. */
    private void retry(Project project) {
        project.generation().resume();
        runs.presentJob(project).ifPresent(RenderJob::start);
        processes.retryFailed(key(project));
    }

    private static String cancelled(Project project) {
        return RunEnd.CANCELLED.in(project.voicing().language());
    }

    private List<Scene> shown(Project project) {
        return scenes.ofProject(project.id()).stream().filter(Scene::shown).toList();
    }

    private static String key(Project project) {
        return project.id().toString();
    }
}
