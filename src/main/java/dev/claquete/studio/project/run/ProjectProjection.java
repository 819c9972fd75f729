package dev.claquete.studio.project.run;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.process.EventReached;
import dev.claquete.studio.process.ProcessEnded;
import dev.claquete.studio.process.ProcessVariables;
import dev.claquete.studio.process.StepFinished;
import dev.claquete.studio.process.StepStarted;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Generation;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.RenderJob;
import dev.claquete.studio.project.RunTarget;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.project.Step;
import dev.claquete.studio.web.Uuids;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps the visible state of a project in sync with its process: it records every engine event in the engine's own
 * transaction. Events of deleted projects and of other processes are ignored.
 */
@Component
class ProjectProjection {

    private final Projects projects;
    private final Scenes scenes;
    private final RunService runs;
    private final Files files;
    private final ProjectChanges changes;
    private final ProjectNews news;
    private final RunCosts costs;
    private final RunMessages messages;

    ProjectProjection(
            Projects projects,
            Scenes scenes,
            RunService runs,
            Files files,
            ProjectChanges changes,
            ProjectNews news,
            RunCosts costs,
            RunMessages messages) {
        this.projects = projects;
        this.scenes = scenes;
        this.runs = runs;
        this.files = files;
        this.changes = changes;
        this.news = news;
        this.costs = costs;
        this.messages = messages;
    }

    @EventListener
    void on(StepStarted event) {
        ofProject(event.businessKey(), project -> {
            Optional<Scene> scene = scene(project, event.facts());
            Asset.Kind.madeBy(event.step())
                    .ifPresent(kind -> scene.ifPresent(it -> it.asset(kind).queue()));
            project.generation().awaitApproval(Step.APPROVE_SCRIPT.is(event.step()));
            messages.tell(project, event.step(), scene);
        });
    }

    @EventListener
    void on(StepFinished event) {
        ofProject(event.businessKey(), project -> {
            ProcessVariables facts = event.facts();
            Step.of(event.step()).ifPresent(step -> finished(project, step, facts));
            costs.made(project, event.step(), facts);
            Step.of(event.step()).ifPresent(step -> advance(project, step));
        });
    }

    private void finished(Project project, Step step, ProcessVariables facts) {
        switch (step) {
            case WRITE_SCRIPT -> register(project, facts, "scriptKey");
            case PREPARE_SCENE -> leaveOutUnwanted(project, facts);
            case GENERATE_SCENE_IMAGE -> scene(project, facts).ifPresent(it -> imageMade(project, it, facts));
            case NARRATE_SCENE -> scene(project, facts).ifPresent(it -> narrationMade(project, it, facts));
            case RENDER_SCENE -> scene(project, facts).ifPresent(it -> clipMade(project, it, facts));
            case COMPOSE_VIDEO -> register(project, facts, "videoKey");
            case PUBLISH_VIDEO -> news.published(project);
            case APPROVE_SCRIPT -> project.generation().awaitApproval(false);
            default -> {}
        }
    }

    @EventListener
    void on(EventReached event) {
        ofProject(event.businessKey(), project -> {
            String language = project.voicing().language();
            String reason = RefusedStep.sentence(
                    event.facts().text("errorCode").orElse(""),
                    event.facts().text("errorMessage").orElse(""),
                    language);
            switch (event.event()) {
                case "SceneFailed" -> scene(project, event.facts()).ifPresent(it -> it.explain(reason));
                case "VideoFailed", "ScriptFailed" -> fail(
                        project, reason.isEmpty() ? RunEnd.NO_VIDEO.in(language) : reason);
                case "ApprovalExpired" -> fail(project, RunEnd.NOT_APPROVED.in(language));
                case "GenerationCancelled" -> cancelled(project);
                default -> Asset.Kind.failedAt(event.processId(), event.event())
                        .ifPresent(kind -> scene(project, event.facts())
                                .ifPresent(it ->
                                        it.giveUp(kind, reason.isEmpty() ? RunEnd.SCENE_FAILED.in(language) : reason)));
            }
        });
    }

    @EventListener
    @Order(0) // the project's lock before its owner's credits'
    void on(ProcessEnded event) {
        if (event.processId().equals(RunService.PROCESS)) {
            ofProject(event.businessKey(), project -> ended(project, event.cancelled()));
        }
    }

    private void ended(Project project, boolean cancelled) {
        Generation generation = project.generation();
        if (!generation.running()) {
            return;
        }
        List<Scene> all = scenes.ofProject(project.id());
        if (!cancelled) {
            RunTarget goal = generation.goal().orElseThrow();
            all.stream()
                    .filter(scene -> scene.shown() && scene.failed(goal))
                    .findFirst()
                    .ifPresent(scene -> failedScene(project, scene));
            if (goal.isVideo() && !published(project) && !generation.failed()) {
                fail(project, RunEnd.NO_VIDEO.in(project.voicing().language()));
            }
        }
        all.forEach(Scene::release);
        String reason = generation
                .errorMessage()
                .orElse(RunEnd.CANCELLED.in(project.voicing().language()));
        runs.presentJob(project).filter(RenderJob::open).ifPresent(job -> job.fail(reason));
        generation.ended(cancelled, project.finalVideo().isPresent());
        runs.dropKeys(project);
        runs.startPendingBeforeCommit(project);
    }

    /** A run that did not make everything it should has failed, unless it already says why. */
    private void failedScene(Project project, Scene scene) {
        if (!project.generation().failed() && !published(project)) {
            String language = project.voicing().language();
            String reason = scene.errorMessage().orElse(RunEnd.SCENE_FAILED.in(language));
            fail(project, StepFailureMessage.inScene(scene.number(), reason, language));
        }
    }

    private boolean published(Project project) {
        return runs.presentJob(project)
                .filter(job -> job.status() == RenderJob.Status.COMPLETED)
                .isPresent();
    }

    private void fail(Project project, String reason) {
        if (project.generation().may(Generation.Move.FAIL)) {
            project.generation().fail(reason);
        }
        runs.presentJob(project).ifPresent(job -> job.fail(reason));
        news.failed(project, reason);
    }

    /** Also if the message did not come from our own command. */
    private void cancelled(Project project) {
        scenes.ofProject(project.id()).forEach(Scene::release);
        if (project.generation().alive()) {
            runs.presentJob(project)
                    .ifPresent(job ->
                            job.fail(RunEnd.CANCELLED.in(project.voicing().language())));
            runs.cancel(project);
        }
    }

    /** Handles a scene that was left out after its preparation and before its run could know. */
    private void leaveOutUnwanted(Project project, ProcessVariables facts) {
        boolean toBeMade = facts.flag("imageWanted") || facts.flag("narrationWanted") || facts.flag("clipWanted");
        Optional<RunTarget> goal = project.generation().goal().filter(present -> toBeMade);
        scenes.ofRun(project.id()).stream()
                .filter(scene -> facts.text("sceneId")
                        .filter(scene.id().toString()::equals)
                        .isPresent())
                .filter(scene -> goal.filter(it -> !scene.wantedBy(it)).isPresent())
                .forEach(scene -> runs.leaveOutBeforeCommit(project, scene));
    }

    private void imageMade(Project project, Scene scene, ProcessVariables facts) {
        register(project, facts, "imageKey").ifPresent(key -> {
            if (version(facts, "imageVersion") == scene.imageVersion()) {
                scene.asset(Asset.Kind.IMAGE).complete(key);
                news.made(project, scene, Asset.Kind.IMAGE, key);
            }
        });
    }

    private void narrationMade(Project project, Scene scene, ProcessVariables facts) {
        Optional<ObjectKey> timings = register(project, facts, "wordTimingsKey");
        register(project, facts, "narrationKey").ifPresent(key -> {
            if (timings.isPresent() && version(facts, "narrationVersion") == scene.narrationVersion()) {
                scene.narrated(key, timings.get());
                news.made(project, scene, Asset.Kind.AUDIO, key);
            }
        });
    }

    private void clipMade(Project project, Scene scene, ProcessVariables facts) {
        register(project, facts, "clipKey").ifPresent(key -> {
            scene.rendered(
                    key,
                    facts.number("frameCount").orElseThrow().intValue(),
                    facts.number("fps").orElseThrow().intValue());
            news.made(project, scene, Asset.Kind.VIDEO, key);
        });
    }

    private Optional<ObjectKey> register(Project project, ProcessVariables facts, String variable) {
        Optional<ObjectKey> key = facts.text(variable).map(ObjectKey::new);
        key.ifPresent(made -> files.register(project.ownerId(), project.id().toString(), made));
        return key;
    }

    private static int version(ProcessVariables facts, String variable) {
        return facts.number(variable).map(Number::intValue).orElse(0);
    }

    private void advance(Project project, Step step) {
        project.generation().goal().ifPresent(goal -> {
            List<Scene> shown =
                    scenes.ofProject(project.id()).stream().filter(Scene::shown).toList();
            int percent =
                    switch (step) {
                        case WRITE_SCRIPT, PLAN_SCENES -> RunProgress.SCRIPT;
                        case COMPOSE_VIDEO, PUBLISH_VIDEO -> RunProgress.ofComposing(1);
                        case ASSEMBLE_TIMELINE -> RunProgress.ofComposing(0);
                        case GENERATE_SCENE_IMAGE, NARRATE_SCENE, RENDER_SCENE -> RunProgress.ofScenes(goal, shown);
                        default -> 0;
                    };
            project.generation().advance(percent);
        });
    }

    private Optional<Scene> scene(Project project, ProcessVariables facts) {
        return facts.text("sceneId").flatMap(Uuids::parse).flatMap(scenes::find).filter(scene -> scene.projectId()
                .equals(project.id()));
    }

    private void ofProject(String businessKey, Consumer<Project> work) {
        Uuids.parse(businessKey).flatMap(projects::lock).ifPresent(project -> {
            work.accept(project);
            changes.changed(project.id());
        });
    }
}
