package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.process.ProcessVariables;
import dev.claquete.studio.process.StepProgressed;
import dev.claquete.studio.process.StepWaits;
import dev.claquete.work.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whatever holds a run up or ends it, and whoever did it: everything that people read says the same. Two scenes are at their
 * images; the operator works in Cockpit, which is the engine's own API.
 */
@ProjectTest
class OneTruthTest {

    /** As the SDK of an outside service puts it. */
    private static final String RAW = "com.openai.errors.RateLimitException: 429: {\"error\":{\"code\":\"x\"}}";

    private static final String IMAGE = "GenerateSceneImage";
    private static final String STUCK = ": The image could not be generated because of a technical problem. Try "
            + "again; if it happens again, tell the administrator of this studio.";
    private static final String PAUSED = "Paused. Resume to continue.";

    @Autowired
    ProjectApi api;

    @Autowired
    FakeMakers.Stage stage;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApplicationEventPublisher events;

    String id;
    FollowingBrowser follower;

    /**
     * What is true after something.
     *
     * @param message that begins so; empty for none
     */
    record Truth(String status, String message) {}

    /** What happens, one after the other, and what is true after the last of it. */
    record Story(String name, List<Consumer<OneTruthTest>> happens, Truth truth) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> stories() {
        Truth generating = new Truth("generating", "Generating ");
        Truth again = new Truth("generating", "Generating Image for Scene ");
        Truth paused = new Truth("paused", PAUSED);
        Truth cancelled = new Truth("cancelled", "");
        return Stream.of(
                        story("an incident", new Truth("failed", "Scene 1" + STUCK), it -> it.fail(1)),
                        story(
                                "two incidents",
                                new Truth("failed", "Scene 2" + STUCK),
                                it -> it.fail(2),
                                it -> it.fail(1)),
                        story(
                                "a retry of one of two",
                                new Truth("failed", "Scene 2" + STUCK),
                                it -> it.fail(1),
                                it -> it.fail(2),
                                it -> it.retry(1)),
                        story(
                                "a retry of both",
                                again,
                                it -> it.fail(1),
                                it -> it.fail(2),
                                it -> it.retry(1),
                                it -> it.retry(2)),
                        story("resume after an incident", again, it -> it.fail(1), it -> it.command("resume")),
                        story("a pause", paused, it -> it.command("pause")),
                        story("a pause and its end", generating, it -> it.command("pause"), it -> it.command("resume")),
                        story(
                                "a pause that is ended in Cockpit",
                                generating,
                                it -> it.command("pause"),
                                OneTruthTest::activateAll),
                        story("the run suspended", paused, OneTruthTest::suspendRun),
                        story(
                                "the run activated",
                                generating,
                                OneTruthTest::suspendRun,
                                it -> it.runtime.activateProcessInstanceById(it.run())),
                        story("one scene suspended", paused, it -> it.runtime.suspendProcessInstanceById(it.scene(1))),
                        story(
                                "one scene activated",
                                generating,
                                it -> it.runtime.suspendProcessInstanceById(it.scene(1)),
                                it -> it.runtime.activateProcessInstanceById(it.scene(1))),
                        story(
                                "the definition suspended",
                                paused,
                                it -> it.repository.suspendProcessDefinitionByKey("make-scene", true, null)),
                        story(
                                "the definition activated",
                                generating,
                                it -> it.repository.suspendProcessDefinitionByKey("make-scene", true, null),
                                it -> it.repository.activateProcessDefinitionByKey("make-scene", true, null)),
                        story("a list suspended", paused, it -> it.runtime
                                .updateProcessInstanceSuspensionState()
                                .byProcessInstanceIds(it.run(), it.scene(2))
                                .suspend()),
                        story("a batch suspended", paused, it -> it.runtime
                                .updateProcessInstanceSuspensionState()
                                .byProcessInstanceIds(it.run(), it.scene(2))
                                .suspendAsync()),
                        story("an incident, then a suspension", paused, it -> it.fail(1), OneTruthTest::suspendRun),
                        story(
                                "an incident, a suspension, an activation",
                                new Truth("failed", "Scene 1" + STUCK),
                                it -> it.fail(1),
                                OneTruthTest::suspendRun,
                                OneTruthTest::activateAll),
                        story(
                                "a suspended scene deleted",
                                generating,
                                it -> it.runtime.suspendProcessInstanceById(it.scene(1)),
                                it -> it.runtime.deleteProcessInstance(it.scene(1), "not wanted")),
                        story(
                                "a stuck scene deleted",
                                generating,
                                it -> it.fail(1),
                                it -> it.runtime.deleteProcessInstance(it.scene(1), "not wanted")),
                        story("a stuck scene skipped", generating, it -> it.fail(1), it -> it.api
                                .command(it.id, "skip_scene", it.api.sceneId(it.id, 0))
                                .ok()),
                        story(
                                "an edited variable",
                                again,
                                it -> it.fail(1),
                                it -> it.edit(1, "imagePrompt", "A calm river"),
                                it -> it.retry(1)),
                        story("an uncaught BPMN error", new Truth("failed", "Scene 1" + STUCK), OneTruthTest::error),
                        story("a retry after an uncaught BPMN error", again, OneTruthTest::error, it -> it.retry(1)),
                        story("a service that is away and back", again, OneTruthTest::waits, it -> it.pickedUp(1)),
                        story("a cancel", cancelled, it -> it.command("cancel")),
                        story("a cancel of what is stuck", cancelled, it -> it.fail(1), it -> it.command("cancel")),
                        story(
                                "a cancel of what is suspended",
                                cancelled,
                                OneTruthTest::suspendRun,
                                it -> it.command("cancel")),
                        story("a deletion", cancelled, it -> it.runtime.deleteProcessInstance(it.run(), "not wanted")),
                        story(
                                "a deletion of what is stuck",
                                cancelled,
                                it -> it.fail(1),
                                it -> it.runtime.deleteProcessInstance(it.run(), "not wanted")),
                        story(
                                "a deletion of what is suspended",
                                cancelled,
                                OneTruthTest::suspendRun,
                                it -> it.runtime.deleteProcessInstance(it.run(), "not wanted")))
                .map(Arguments::of);
    }

    @SafeVarargs
    private static Story story(String name, Truth truth, Consumer<OneTruthTest>... happens) {
        return new Story(name, List.of(happens), truth);
    }

    @BeforeEach
    void twoScenesAreAtTheirImages() {
        id = api.project(2);
        stage.hold("generate-scene-image", id);
        follower = FollowingBrowser.of(api, id);
        api.command(id, "generate_all").ok();
        await().until(() -> images().size() == 2 && images().stream().allMatch(task -> task.getWorkerId() != null));
        await().until(() -> audio().allMatch("completed"::equals));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        repository.activateProcessDefinitionByKey("make-scene", true, null);
        stage.letGo("generate-scene-image", id);
        api.command(id, "cancel").ok();
        await().until(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(id)
                        .count()
                == 0);
        follower.close();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everythingThatPeopleReadSaysTheSame(Story story) {
        story.happens().forEach(this::happens);
        await().untilAsserted(() -> assertAgrees(story.truth()));
        assertNothingRaw();
    }

    /** A worker's sign of life may come between; whoever sits before Cockpit clicks again. */
    private void happens(Consumer<OneTruthTest> happening) {
        await().ignoreException(OptimisticLockingException.class).until(() -> {
            happening.accept(this);
            return true;
        });
    }

    @Test
    void afterTheLastRetryTheRunEndsWithItsVideoAndWithoutOldErrors() {
        fail(1);
        fail(2);
        retry(2);
        edit(1, "imagePrompt", "A calm river");
        retry(1);
        stage.letGo("generate-scene-image", id);
        api.awaitStatus(id, "completed");
        await().untilAsserted(() -> assertAgrees(new Truth("completed", "")));
        assertThat(follower.statuses()).endsWith("failed", "generating", "completed");
    }

    @Test
    void theOperatorFindsTheCauseInTheIncident() {
        fail(1);
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(scene(1))
                        .singleResult()
                        .getIncidentMessage())
                .isEqualTo(RAW);
        assertThat(externalTasks.getExternalTaskErrorDetails(image(1).getId())).contains("at com.openai");
    }

    @Test
    void anUncaughtErrorIsAnIncidentAndKeepsItsRunAndWhatItHasSetAside() {
        error();
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(scene(1))
                        .singleResult()
                        .getIncidentMessage())
                .contains("does not catch", "nobody-knows");
        assertThat(reservation()).isEqualTo("OPEN");
        api.command(id, "cancel").ok();
        await().until(() -> reservation().equals("REFUNDED"));
    }

    @Test
    void aTryIsCountedOnceHoweverOftenItsWorkerTellsThatItHasBegun() {
        stage.hold("render-scene", id);
        stage.letGo("generate-scene-image", id);
        await().until(() -> stage.arrived("render-scene", id));
        await().pollDelay(Duration.ofMillis(500)).until(() -> true); // some heartbeats, which tell it
        stage.letGo("render-scene", id);
        JsonNode made = api.awaitStatus(id, "completed");
        for (JsonNode scene : made.path("scenes")) {
            assertThat(scene.path("video_attempts").asInt()).isEqualTo(1);
            assertThat(scene.path("image_attempts").asInt()).isEqualTo(1);
            assertThat(scene.path("audio_attempts").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aTryIsCountedOnce() {
        await().until(() -> attempts(1) == 1);
        stage.letGo("generate-scene-image", id);
        api.awaitStatus(id, "completed");
        assertThat(attempts(1)).isEqualTo(1);
        assertThat(attempts(2)).isEqualTo(1);
    }

    /** Each retry gives the task as many tries as the one before. */
    @Test
    void anOperatorsRetryIsATryMore() {
        await().until(() -> attempts(1) == 1);
        for (int tries = 2; tries <= 4; tries++) {
            happens(it -> it.fail(1));
            happens(it -> it.retry(1));
            pickedUp(1);
            pickedUp(1);
            assertThat(attempts(1)).isEqualTo(tries);
        }
        assertThat(attempts(2)).isEqualTo(1);
    }

    /** The first word of a worker that has begun may come between. */
    private void waits() {
        await().untilAsserted(() -> {
            events.publishEvent(new StepWaits(id, IMAGE, ProcessVariables.of(Variables.none())));
            assertThat(api.read(id).path("generation_message").asText())
                    .isEqualTo("Waiting for a service that does not answer. The work continues automatically.");
        });
    }

    /** As a worker tells it that comes to the task with three tries left. */
    private void pickedUp(int scene) {
        ExternalTask task = image(scene);
        ProcessVariables facts = ProcessVariables.of(Variables.of(Map.of("sceneId", api.sceneId(id, scene - 1))));
        events.publishEvent(new StepProgressed(id, IMAGE, task.getId(), task.getId() + "/3", facts, 0, ""));
    }

    private int attempts(int scene) {
        return api.read(id)
                .path("scenes")
                .path(scene - 1)
                .path("image_attempts")
                .asInt();
    }

    @Test
    void whileTheWholeProcessIsSuspendedNothingBeginsAndPeopleAreToldSo() {
        String other = api.project(1);
        repository.suspendProcessDefinitionByKey("make-video", false, null);
        try {
            assertThat(api.command(other, "generate_all").status()).isEqualTo(409);
            assertThat(api.read(other).path("status").asText()).isEqualTo("draft");
        } finally {
            repository.activateProcessDefinitionByKey("make-video", false, null);
        }
    }

    @Test
    void aSuspendedRunAwaitsNoApprovalUntilItGoesOn() {
        String asked = api.post("/api/projects", Map.of("topic", "Deserts", "approve_script", true))
                .ok()
                .path("id")
                .asText();
        api.command(asked, "generate_all").ok();
        await().until(() -> api.read(asked).path("awaiting_approval").asBoolean());
        String run = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(asked)
                .singleResult()
                .getId();
        runtime.suspendProcessInstanceById(run);
        assertThat(api.read(asked).path("status").asText()).isEqualTo("paused");
        assertThat(api.read(asked).path("awaiting_approval").asBoolean()).isFalse();
        assertThat(api.post("/api/projects/" + asked + "/script/approve", Map.of())
                        .status())
                .isEqualTo(409);
        runtime.activateProcessInstanceById(run);
        assertThat(api.read(asked).path("status").asText()).isEqualTo("generating");
        assertThat(api.read(asked).path("awaiting_approval").asBoolean()).isTrue();
        api.command(asked, "cancel").ok();
        assertThat(api.read(asked).path("awaiting_approval").asBoolean()).isFalse();
    }

    @Test
    void whatIsReadIsInTheLanguageOfTheProject() {
        api.patch("/api/projects/" + id, Map.of("language", "pt-BR")).ok();
        fail(1);
        await().untilAsserted(() -> assertAgrees(new Truth(
                "failed",
                "Cena 1: Não foi possível gerar a imagem por um problema técnico. Tente de novo; se acontecer outra"
                        + " vez, avise quem administra este estúdio.")));
        suspendRun();
        await().untilAsserted(() -> assertAgrees(new Truth("paused", "Pausado. Retome para continuar.")));
    }

    private void assertAgrees(Truth truth) {
        JsonNode project = api.read(id);
        JsonNode state = api.get("/api/workflow/state/" + id).ok();
        boolean failed = truth.status().equals("failed");
        assertThat(project.path("status").asText()).isEqualTo(truth.status());
        assertThat(state.path("projectStatus").asText()).isEqualTo(truth.status());
        assertThat(text(project.path("generation_message"))).startsWith(truth.message());
        assertThat(text(project.path("generation_message")).isEmpty())
                .isEqualTo(truth.message().isEmpty());
        assertThat(state.path("generationMessage")).isEqualTo(project.path("generation_message"));
        assertThat(text(project.path("error_message"))).isEqualTo(failed ? truth.message() : "");
        assertThat(text(state.path("fatalError"))).isEqualTo(failed ? truth.message() : "");
        assertThat(state.path("progress")).isEqualTo(project.path("progress"));
        assertThat(project.path("progress").asInt() == 100)
                .isEqualTo(truth.status().equals("completed"));
        assertThat(project.path("awaiting_approval").asBoolean()).isFalse();
        assertScenesAgree(project, state, truth);
        assertFollowerAgrees(truth);
    }

    private void assertScenesAgree(JsonNode project, JsonNode state, Truth truth) {
        for (int i = 0; i < 2; i++) {
            JsonNode scene = project.path("scenes").path(i);
            assertThat(scene.path("error_message"))
                    .isEqualTo(state.path("scenes").path(i).path("error"));
            assertThat(text(scene.path("error_message")).isEmpty())
                    .as("only a failed scene says why: %s", scene)
                    .isEqualTo(!scene.path("status").asText().equals("failed"));
            if (truth.status().equals("cancelled")) {
                assertThat(scene.path("image_status").asText()).isEqualTo("draft");
            }
            if (truth.status().equals("generating")) {
                assertThat(scene.path("status").asText()).isNotEqualTo("failed");
            }
        }
    }

    private void assertFollowerAgrees(Truth truth) {
        assertThat(follower.statuses()).endsWith(truth.status());
        List<JsonNode> failures = follower.heard("render_failed");
        if (truth.status().equals("failed")) {
            assertThat(failures.get(failures.size() - 1).path("error").asText()).isEqualTo(truth.message());
        }
        for (JsonNode scene : api.read(id).path("scenes")) {
            List<JsonNode> images = follower.updates(scene.path("id").asText(), "image");
            JsonNode last = images.get(images.size() - 1);
            assertThat(last.path("status")).isEqualTo(scene.path("image_status"));
            assertThat(text(last.path("error"))).isEqualTo(text(scene.path("error_message")));
        }
    }

    private void assertNothingRaw() {
        assertThat(api.read(id).toString()).doesNotContain("openai", "429: {", "widthPx");
        assertThat(api.get("/api/workflow/state/" + id).ok().toString()).doesNotContain("openai", "429: {", "widthPx");
        assertThat(follower.all().toString()).doesNotContain("openai", "429: {", "widthPx");
        assertThat(jdbc.queryForList(
                                "select error_message from render_job where project_id::text = ?", String.class, id)
                        .toString())
                .doesNotContain("openai", "429: {", "widthPx");
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : "";
    }

    // What the operator and the workers do.

    private void command(String action) {
        api.command(id, action).ok();
    }

    /** The last try of the scene's image fails. */
    private void fail(int number) {
        report(
                number,
                task -> externalTasks.handleFailure(
                        task.getId(), task.getWorkerId(), RAW, RAW + "\n\tat com.openai.core.http", 0, 0));
    }

    /** The worker ends the scene's image with an error that the diagram does not know. */
    private void error() {
        report(1, task -> externalTasks.handleBpmnError(task.getId(), task.getWorkerId(), "nobody-knows", RAW));
    }

    private void report(int number, Consumer<ExternalTask> how) {
        ExternalTask task = image(number);
        how.accept(task);
    }

    private void retry(int number) {
        externalTasks.setRetries(image(number).getId(), 3);
    }

    private void edit(int number, String variable, Object value) {
        runtime.setVariable(scene(number), variable, value);
    }

    private void suspendRun() {
        runtime.suspendProcessInstanceById(run());
    }

    private void activateAll() {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).list().stream()
                .map(ProcessInstance::getId)
                .forEach(runtime::activateProcessInstanceById);
    }

    private String run() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("make-video")
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
    }

    private String scene(int number) {
        return image(number).getProcessInstanceId();
    }

    private ExternalTask image(int number) {
        String scene = api.sceneId(id, number - 1);
        return images().stream()
                .filter(task -> scene.equals(runtime.getVariable(task.getProcessInstanceId(), "sceneId")))
                .findFirst()
                .orElseThrow();
    }

    private List<ExternalTask> images() {
        return externalTasks.createExternalTaskQuery().activityId(IMAGE).list().stream()
                .filter(task -> id.equals(task.getBusinessKey()))
                .toList();
    }

    private Stream<String> audio() {
        return StreamSupport.stream(api.read(id).path("scenes").spliterator(), false)
                .map(scene -> scene.path("audio_status").asText());
    }

    private String reservation() {
        return jdbc.queryForObject(
                "select state from credit_reservation where business_key = ? order by opened_at desc limit 1",
                String.class,
                id);
    }
}
