package dev.claquete.studio.project.run;

import dev.claquete.studio.process.IncidentCleared;
import dev.claquete.studio.process.IncidentRaised;
import dev.claquete.studio.process.ProcessActivated;
import dev.claquete.studio.process.ProcessEnded;
import dev.claquete.studio.process.ProcessSuspended;
import dev.claquete.studio.process.ProcessVariables;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Generation;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.RenderJob;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.project.Step;
import dev.claquete.studio.project.StuckStep;
import dev.claquete.studio.web.Uuids;
import dev.claquete.work.OwnKeyRefused;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps the visible status correct while something blocks a run: a step without tries left, or a pause, whoever caused
 * it. The engine's own transaction records both the beginning and the end.
 */
@Component
class BlockedRuns {

    private final Projects projects;
    private final Scenes scenes;
    private final RunService runs;
    private final RunMessages messages;
    private final ProjectChanges changes;
    private final ProjectNews news;

    BlockedRuns(
            Projects projects,
            Scenes scenes,
            RunService runs,
            RunMessages messages,
            ProjectChanges changes,
            ProjectNews news) {
        this.projects = projects;
        this.scenes = scenes;
        this.runs = runs;
        this.messages = messages;
        this.changes = changes;
        this.news = news;
    }

    @EventListener
    void on(ProcessSuspended event) {
        ofProject(event.businessKey(), project -> project.generation().pause(event.instanceId()));
    }

    @EventListener
    void on(ProcessActivated event) {
        ofProject(event.businessKey(), project -> project.generation().activate(event.instanceId()));
    }

    @EventListener
    @Order(0) // the project's lock before its owner's credits'
    void on(ProcessEnded event) {
        ofProject(event.businessKey(), project -> {
            project.generation().activate(event.instanceId());
            boolean sceneGivenUp = event.cancelled() && !event.processId().equals(RunService.PROCESS);
            scene(project, event.facts()).filter(scene -> sceneGivenUp).ifPresent(Scene::release);
        });
    }

    @EventListener
    void on(IncidentRaised event) {
        ofProject(event.businessKey(), project -> {
            Optional<Scene> scene = scene(project, event.facts());
            String sentence = sentence(project, event);
            Asset.Kind.madeBy(event.step()).ifPresent(kind -> scene.ifPresent(it -> it.fail(kind, sentence)));
            String whole = sentence.isEmpty()
                    ? ""
                    : scene.map(it -> StepFailureMessage.inScene(it.number(), sentence, language(project)))
                            .orElse(sentence);
            project.generation()
                    .stick(new StuckStep(event.taskId(), scene.map(Scene::id).orElse(null), sentence, whole));
            if (!whole.isEmpty() && project.generation().alive()) {
                news.failed(project, whole);
            }
        });
    }

    @EventListener
    void on(IncidentCleared event) {
        ofProject(event.businessKey(), project -> {
            Generation generation = project.generation();
            Optional<Scene> scene = scene(project, event.facts());
            generation.unstick(event.taskId());
            Asset.Kind.madeBy(event.step())
                    .ifPresent(kind -> scene.ifPresent(it -> {
                        Optional<String> others = generation.stuckAt(it.id());
                        if (event.goesOn()) {
                            it.recover(kind, others);
                        } else {
                            it.abandon(kind, others);
                        }
                    }));
            if (event.goesOn()) {
                messages.tell(project, event.step(), scene);
            }
        });
    }

    /**
     * Empty if the project has everything that its run should make and only the settlement is stuck, which concerns
     * operators alone. A failed run keeps its reason, whatever gets stuck while it ends.
     */
    private String sentence(Project project, IncidentRaised event) {
        Optional<String> code = event.facts().text("errorCode");
        if (Step.SETTLE_CREDITS.is(event.step())) {
            return code.map(it -> RefusedStep.sentence(
                            it, event.facts().text("errorMessage").orElse(""), language(project)))
                    .orElse("");
        }
        return StepFailureMessage.sentence(event.step(), language(project), OwnKeyRefused.isToldBy(event.message()));
    }

    private static String language(Project project) {
        return project.voicing().language();
    }

    private Optional<Scene> scene(Project project, ProcessVariables facts) {
        Optional<UUID> id = facts.text("sceneId").flatMap(Uuids::parse);
        Optional<Integer> position = facts.number("sceneIndex").map(Number::intValue);
        return scenes.ofRun(project.id()).stream()
                .filter(scene -> id.map(scene.id()::equals)
                        .orElseGet(() -> position.isPresent() && position.equals(scene.runPosition())))
                .findFirst();
    }

    private void ofProject(String businessKey, Consumer<Project> work) {
        Uuids.parse(businessKey).flatMap(projects::lock).ifPresent(project -> {
            work.accept(project);
            if (project.generation().alive()) {
                runs.presentJob(project).ifPresent(job -> tell(project, job));
            }
            changes.changed(project.id());
        });
    }

    private static void tell(Project project, RenderJob job) {
        if (project.status() == Project.Status.FAILED) {
            job.fail(project.generation()
                    .errorMessage()
                    .orElse(RunEnd.NO_VIDEO.in(project.voicing().language())));
        } else {
            job.start();
        }
    }
}
