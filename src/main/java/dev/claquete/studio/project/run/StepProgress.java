package dev.claquete.studio.project.run;

import dev.claquete.studio.process.StepProgressed;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.project.Step;
import dev.claquete.studio.web.Uuids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records workers' progress, at most twice a second for each task. These reports arrive outside the engine's
 * transactions and in any number, so skipping some loses nothing, and a failure to record one must not fail the task.
 */
@Component
class StepProgress {

    private static final Logger log = LoggerFactory.getLogger(StepProgress.class);
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MANY = 10_000;

    private final Projects projects;
    private final Scenes scenes;
    private final ProjectChanges changes;
    private final RunMessages messages;
    private final TransactionTemplate transaction;
    private final ConcurrentHashMap<String, Long> written = new ConcurrentHashMap<>();

    StepProgress(
            Projects projects,
            Scenes scenes,
            ProjectChanges changes,
            RunMessages messages,
            TransactionTemplate transaction) {
        this.messages = messages;
        this.projects = projects;
        this.scenes = scenes;
        this.changes = changes;
        this.transaction = transaction;
    }

    @EventListener
    void on(StepProgressed event) {
        Optional<Asset.Kind> asset = Asset.Kind.madeBy(event.step());
        boolean composing = Step.COMPOSE_VIDEO.is(event.step());
        if ((asset.isEmpty() && !composing) || !due(event)) {
            return;
        }
        try {
            Uuids.parse(event.businessKey()).ifPresent(id -> write(id, event, asset, composing));
        } catch (DataAccessException | TransactionException e) {
            log.debug("A progress report on task {} was lost; the next one replaces it", event.taskId(), e);
        }
    }

    private void write(UUID id, StepProgressed event, Optional<Asset.Kind> asset, boolean composing) {
        transaction.executeWithoutResult(status -> projects.lock(id)
                .filter(project -> project.generation().alive())
                .ifPresent(project -> {
                    asset.ifPresent(kind -> scene(project, event).ifPresent(it -> progress(it, kind, event)));
                    advance(project, event, composing);
                    if (project.generation().waits(project.voicing().language())) {
                        messages.tell(project, event.step(), scene(project, event));
                    }
                    changes.changed(id);
                }));
    }

    private static void progress(Scene scene, Asset.Kind kind, StepProgressed event) {
        if (event.fraction() <= 0) {
            scene.asset(kind).pickUp(event.attempt());
        } else if (kind == Asset.Kind.VIDEO) {
            scene.renderedTo(event.fraction());
        }
    }

    private void advance(Project project, StepProgressed event, boolean composing) {
        project.generation().goal().ifPresent(goal -> {
            List<Scene> shown =
                    scenes.ofProject(project.id()).stream().filter(Scene::shown).toList();
            project.generation()
                    .advance(composing ? RunProgress.ofComposing(event.fraction()) : RunProgress.ofScenes(goal, shown));
        });
    }

    private Optional<Scene> scene(Project project, StepProgressed event) {
        return event.facts()
                .text("sceneId")
                .flatMap(Uuids::parse)
                .flatMap(scenes::find)
                .filter(scene -> scene.projectId().equals(project.id()));
    }

    /** The first report of a try always passes. */
    private boolean due(StepProgressed event) {
        long now = System.nanoTime();
        if (event.fraction() <= 0) {
            forgetOld(now);
            written.put(event.taskId(), now);
            return true;
        }
        Long last = written.get(event.taskId());
        boolean due = last == null || now - last >= INTERVAL;
        if (due) {
            written.put(event.taskId(), now);
        }
        return due;
    }

    private void forgetOld(long now) {
        if (written.size() > MANY) {
            written.values().removeIf(last -> now - last > 2 * INTERVAL);
        }
    }
}
