package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.studio.process.FakeSteps.CreditsInsufficient;
import dev.claquete.studio.process.FakeSteps.MusicUnreadable;
import dev.claquete.studio.process.FakeSteps.PromptRejected;
import dev.claquete.studio.process.FakeSteps.ScriptRefused;
import dev.claquete.studio.process.FakeSteps.Situation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** What the two diagrams promise, told as the stories of single projects. */
@EngineTest
class MakeVideoTest {

    record Request(String projectId, String goal, @Nullable String targetSceneId) {}

    record Nothing() {}

    record Approval(boolean scriptApproved) {}

    private final String project = UUID.randomUUID().toString();

    @Autowired
    Processes processes;

    @Autowired
    FakeSteps steps;

    @Autowired
    Happenings happenings;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    ExternalTaskService externalTasks;

    @BeforeEach
    void aBusyMachineHasTime() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @AfterEach
    void nothingIsLeft() {
        ClockUtil.reset();
        Awaitility.reset();
        processes.delete(project, "test over");
    }

    @Test
    void aTopicBecomesAVideo() {
        asked("video", new Situation(false, false, 3));
        waitForEnd();

        assertThat(events()).contains("VideoPublished").doesNotContain("VideoFailed");
        assertThat(steps.done("write-script", project)).hasSize(1);
        assertThat(steps.done("generate-scene-image", project)).containsExactly("scene-0", "scene-1", "scene-2");
        assertThat(steps.done("narrate-scene", project)).containsExactly("scene-0", "scene-1", "scene-2");
        assertThat(steps.done("render-scene", project)).containsExactly("scene-0", "scene-1", "scene-2");
        assertThat(steps.done("publish-video", project)).hasSize(1);
    }

    @Test
    void aGivenScriptIsNotWrittenAgain() {
        asked("video", new Situation(true, false, 1));
        waitForEnd();

        assertThat(events()).contains("VideoPublished");
        assertThat(steps.done("write-script", project)).isEmpty();
    }

    @Test
    void featuresHearOfEachStepOnceInOrder() {
        asked("video", new Situation(false, false, 1));
        waitForEnd();

        assertThat(happenings.named("step finished", project))
                .startsWith("OpenGeneration", "WriteScript", "PlanScenes", "ReserveCredits", "PrepareScene")
                .endsWith("RenderScene", "AssembleTimeline", "ComposeVideo", "PublishVideo", "SettleCredits")
                .contains("GenerateSceneImage", "NarrateScene")
                .hasSize(12);
        assertThat(happenings.named("step started", project)).hasSize(12);
        assertThat(happenings.named("progress", project)).hasSize(12);
        assertThat(happenings.named("started", project)).containsExactly("make-video", "make-scene");
        assertThat(happenings.named("ended", project)).containsExactly("make-scene", "make-video");
        assertThat(happenings.any(
                        project,
                        it -> it.what().equals("RenderScene") && it.sceneId().equals("scene-0")))
                .isTrue();
    }

    @Test
    void imagesAloneAreNeitherNarratedNorRendered() {
        asked("images", new Situation(true, false, 2));
        waitForEnd();

        assertThat(steps.done("generate-scene-image", project)).hasSize(2);
        assertThat(steps.done("narrate-scene", project)).isEmpty();
        assertThat(steps.done("render-scene", project)).isEmpty();
        assertThat(events()).containsExactly("SceneAssetsReady", "SceneAssetsReady", "AssetsReady");
    }

    @Test
    void anApprovedTaskLetsTheMakingBegin() {
        asked("video", new Situation(false, true, 1));
        waitForTask("ApproveScript");
        assertThat(steps.done("prepare-scene", project)).isEmpty();

        processes.completeUserTask(project, "ApproveScript", new Approval(true));
        waitForEnd();

        assertThat(events()).contains("VideoPublished");
    }

    @Test
    void anApprovalMayComeAsAMessage() {
        asked("video", new Situation(false, true, 1));
        waitForTask("ApproveScript");

        assertThat(processes.correlate("script-approved", project, new Nothing()))
                .isTrue();
        waitForEnd();

        assertThat(events()).contains("ScriptApproved", "VideoPublished");
    }

    @Test
    void aRejectedScriptIsWrittenAnew() {
        asked("video", new Situation(false, true, 1));
        waitForTask("ApproveScript");
        processes.completeUserTask(project, "ApproveScript", new Approval(false));
        await().until(() -> steps.done("write-script", project).size() == 2);
        waitForTask("ApproveScript");
        processes.completeUserTask(project, "ApproveScript", new Approval(true));
        waitForEnd();

        assertThat(events()).contains("VideoPublished");
    }

    @Test
    void anApprovalThatNobodyGivesExpires() {
        asked("video", new Situation(false, true, 1));
        waitForTask("ApproveScript");

        fireTimer("ApprovalOverdue");
        waitForEnd();

        assertThat(events()).containsExactly("ApprovalOverdue", "ApprovalExpired");
        assertThat(steps.done("prepare-scene", project)).isEmpty();
    }

    @Test
    void aRefusedScriptEndsTheGenerationAndSaysWhy() {
        steps.on("write-script", project, (task, scene) -> {
            throw new ScriptRefused("Not about this topic.");
        });
        asked("video", new Situation(false, false, 1));
        waitForEnd();

        assertThat(events()).containsExactly("ScriptRefused", "ScriptFailed");
        assertThat(details("ScriptFailed")).containsExactly("script-refused|Not about this topic.");
    }

    @Test
    void aRejectedPromptEndsItsSceneWhileItsSistersAreMade() {
        steps.on("generate-scene-image", project, (task, scene) -> {
            if (scene.equals("scene-1")) {
                throw new PromptRejected("Another prompt, please.");
            }
        });
        asked("video", new Situation(true, false, 3));
        waitForEnd();

        assertThat(steps.done("render-scene", project)).containsExactly("scene-0", "scene-2");
        assertThat(details("PromptRejected")).containsExactly("prompt-rejected|Another prompt, please.");
        assertThat(details("SceneFailed")).containsExactly("prompt-rejected|Another prompt, please.");
        assertThat(events()).contains("SceneMissing", "VideoFailed").doesNotContain("VideoPublished");
        assertThat(details("VideoFailed")).containsExactly("scene-missing|1 scenes have no clip.");
    }

    @Test
    void aRejectedPromptLetsTheNarrationOfItsSceneFinish() {
        CountDownLatch rejected = new CountDownLatch(1);
        steps.on("generate-scene-image", project, (task, scene) -> {
            throw new PromptRejected("Another prompt, please.");
        });
        steps.on("narrate-scene", project, (task, scene) -> rejected.await());
        asked("video", new Situation(true, false, 1));
        await().until(() -> events().contains("PromptRejected"));
        rejected.countDown();
        waitForEnd();

        assertThat(steps.done("narrate-scene", project)).containsExactly("scene-0");
        assertThat(happenings.named("step finished", project))
                .contains("NarrateScene")
                .doesNotContain("RenderScene");
    }

    @Test
    void aStepThatTakesTooLongIsStoppedAndItsSceneFails() {
        AtomicInteger stopped = new AtomicInteger();
        steps.on("narrate-scene", project, (task, scene) -> {
            task.onCancel(stopped::incrementAndGet);
            new CountDownLatch(1).await();
        });
        asked("video", new Situation(true, false, 1));
        await().until(() -> begun("NarrateScene"));

        fireTimer("NarrationOverdue");
        waitForEnd();

        await().untilAsserted(() -> assertThat(stopped).hasValue(1));
        assertThat(details("SceneFailed"))
                .containsExactly("narration-overdue|The narration was not made within 6 hours.");
        assertThat(happenings.named("step finished", project)).doesNotContain("NarrateScene");
    }

    @Test
    void aSkippedSceneStopsAloneAndAtOnce() {
        AtomicInteger stopped = new AtomicInteger();
        steps.on("render-scene", project, (task, scene) -> {
            if (scene.equals("scene-1")) {
                task.onCancel(stopped::incrementAndGet);
                new CountDownLatch(1).await();
            }
        });
        steps.on("assemble-timeline", project, (task, scene) -> {});
        asked("video", new Situation(true, false, 2));
        await().until(() -> happenings.any(
                project,
                it -> it.kind().equals("progress")
                        && it.what().equals("RenderScene")
                        && it.sceneId().equals("scene-1")));

        assertThat(processes.correlate("scene-skipped", project, "sceneId", "scene-1", new Nothing()))
                .isTrue();
        waitForEnd();

        await().untilAsserted(() -> assertThat(stopped).hasValue(1));
        assertThat(steps.done("render-scene", project)).containsExactly("scene-0");
        assertThat(events()).contains("SceneSkipped", "SceneLeftOut", "SceneReady");
    }

    @Test
    void aSceneThatIsNotBeingMadeCannotBeSkipped() {
        assertThat(processes.correlate("scene-skipped", project, "sceneId", "scene-1", new Nothing()))
                .isFalse();
    }

    @Test
    void aCancelStopsAllWorkAndReleasesTheProject() {
        AtomicInteger stopped = new AtomicInteger();
        steps.on("render-scene", project, (task, scene) -> {
            task.onCancel(stopped::incrementAndGet);
            new CountDownLatch(1).await();
        });
        asked("video", new Situation(true, false, 1));
        await().until(() -> begun("RenderScene"));

        assertThat(processes.correlate("generation-cancelled", project, new Nothing()))
                .isTrue();
        waitForEnd();

        await().untilAsserted(() -> assertThat(stopped).hasValue(1));
        assertThat(steps.done("release-generation", project)).hasSize(1);
        assertThat(events()).containsExactly("GenerationCancelled", "GenerationReleased");
        assertThat(happenings.named("step finished", project)).doesNotContain("RenderScene");
        assertThat(happenings.of(project))
                .filteredOn(it -> it.kind().equals("ended"))
                .extracting(Happenings.Happening::detail)
                .containsOnly("cancelled");
        assertThat(processes.correlate("generation-cancelled", project, new Nothing()))
                .isFalse();
    }

    @Test
    void aProjectThatEndsItsOwnWayWasNotCancelled() {
        asked("images", new Situation(true, false, 1));
        waitForEnd();

        assertThat(happenings.of(project))
                .filteredOn(it -> it.kind().equals("ended"))
                .extracting(Happenings.Happening::detail)
                .containsOnly("");
    }

    @Test
    void withoutCreditsNothingIsMadeAndTheReasonIsKept() {
        steps.on("reserve-credits", project, (task, scene) -> {
            throw new CreditsInsufficient("Not enough credits: 15 are missing.");
        });
        asked("images", new Situation(true, false, 2));
        waitForEnd();

        assertThat(events()).containsExactly("CreditsInsufficient", "VideoFailed");
        assertThat(details("VideoFailed")).containsExactly("credits-insufficient|Not enough credits: 15 are missing.");
        assertThat(steps.done("prepare-scene", project)).isEmpty();
        assertThat(steps.done("settle-credits", project)).hasSize(1);
    }

    @Test
    void creditsAreSettledOnceWhateverTheOutcome() {
        steps.on("compose-video", project, (task, scene) -> {
            throw new MusicUnreadable("That is not music.");
        });
        asked("video", new Situation(true, false, 1));
        waitForEnd();

        assertThat(events()).contains("MusicUnreadable", "VideoFailed").doesNotContain("VideoPublished");
        assertThat(happenings.named("step finished", project)).endsWith("SettleCredits");
        assertThat(steps.done("settle-credits", project)).hasSize(1);
        assertThat(steps.done("refund-credits", project)).isEmpty();
    }

    @Test
    void aCancelRefundsWhatHasBeenReserved() {
        steps.on("render-scene", project, (task, scene) -> new CountDownLatch(1).await());
        asked("video", new Situation(true, false, 1));
        await().until(() -> begun("RenderScene"));

        processes.correlate("generation-cancelled", project, new Nothing());
        waitForEnd();

        assertThat(steps.done("refund-credits", project)).hasSize(1);
        assertThat(steps.done("settle-credits", project)).isEmpty();
    }

    @Test
    void aCancelBeforeCreditsWereReservedHasNothingToRefund() {
        asked("video", new Situation(false, true, 1));
        waitForTask("ApproveScript");

        processes.correlate("generation-cancelled", project, new Nothing());
        waitForEnd();

        assertThat(steps.done("release-generation", project)).hasSize(1);
        assertThat(steps.done("refund-credits", project)).isEmpty();
    }

    @Test
    void aPausedProjectStartsNothingNewAndGoesOnWithWhatWasFinishedMeanwhile() {
        CountDownLatch paused = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        steps.on("narrate-scene", project, (task, scene) -> {
            tries.incrementAndGet();
            paused.await();
        });
        asked("video", new Situation(true, false, 1));
        await().until(() -> begun("NarrateScene"));

        processes.suspend(project);
        paused.countDown();
        await().until(() -> steps.done("narrate-scene", project).size() == 1);
        await().during(Duration.ofMillis(300))
                .until(() -> steps.done("render-scene", project).isEmpty());
        assertThat(happenings.named("step finished", project)).doesNotContain("NarrateScene");

        processes.activate(project);
        waitForEnd();

        assertThat(events()).contains("VideoPublished");
        assertThat(tries).hasValueBetween(1, 2);
    }

    @Test
    void workInHandKeepsItsLockThroughAPause() {
        CountDownLatch resumed = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        steps.on("narrate-scene", project, (task, scene) -> {
            tries.incrementAndGet();
            resumed.await();
        });
        asked("video", new Situation(true, false, 1));
        await().until(() -> begun("NarrateScene"));

        processes.suspend(project);
        ClockUtil.offset(Duration.ofHours(1).toMillis());
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        processes.activate(project);
        await().during(Duration.ofSeconds(1)).until(() -> tries.get() == 1);
        resumed.countDown();
        waitForEnd();

        assertThat(tries).hasValue(1);
    }

    @Test
    void timeSpentPausedMakesNothingOverdue() {
        asked("video", new Situation(false, true, 1));
        waitForTask("ApproveScript");

        processes.suspend(project);
        ClockUtil.offset(Duration.ofDays(8).toMillis());
        processes.activate(project);

        var timer = management.createJobQuery().activityId("ApprovalOverdue").timers().list().stream()
                .filter(job -> job.getProcessInstanceId().equals(instance()))
                .findFirst()
                .orElseThrow();
        assertThat(timer.getDuedate()).isAfter(ClockUtil.getCurrentTime());
    }

    @Test
    void aMessageReachesAPausedProjectWhichStaysPaused() {
        asked("video", new Situation(false, true, 1));
        waitForTask("ApproveScript");
        processes.suspend(project);

        assertThat(processes.correlate("script-approved", project, new Nothing()))
                .isTrue();
        await().during(Duration.ofMillis(300))
                .until(() -> steps.done("prepare-scene", project).isEmpty());

        processes.activate(project);
        waitForEnd();
        assertThat(events()).contains("VideoPublished");
    }

    @Test
    void aStepOutOfTriesWaitsForAnOperatorWhoGivesItNewOnes() {
        AtomicInteger tries = new AtomicInteger();
        steps.on("compose-video", project, (task, scene) -> {
            if (tries.incrementAndGet() <= 3) {
                throw new IllegalStateException("The disk is full.");
            }
        });
        asked("video", new Situation(true, false, 1));
        for (int failed = 1; failed < 3; failed++) {
            int left = 3 - failed;
            await().until(() -> triesLeft() == left);
            ClockUtil.offset(failed * 11_000L);
        }
        await().until(() -> !happenings.named("incident raised", project).isEmpty());
        assertThat(details("ComposeVideo")).contains("The disk is full.");
        assertThat(processes.isRunning(project)).isTrue();
        assertThat(runtime.createIncidentQuery().processInstanceId(instance()).count())
                .isEqualTo(1);

        processes.retryFailed(project);
        waitForEnd();

        assertThat(happenings.named("incident cleared", project)).containsExactly("ComposeVideo");
        assertThat(tries).hasValue(4);
        assertThat(events()).contains("VideoPublished");
    }

    @Test
    void aDeletedProjectLeavesNoInstanceBehind() {
        steps.on("render-scene", project, (task, scene) -> new CountDownLatch(1).await());
        asked("video", new Situation(true, false, 2));
        await().until(() -> begun("RenderScene"));

        await().ignoreExceptionsInstanceOf(ConcurrencyFailureException.class)
                .until(
                        () -> { // as callers repeat it
                            processes.delete(project, "The project was deleted.");
                            return true;
                        });

        assertThat(processes.isRunning(project)).isFalse();
        assertThat(steps.done("release-generation", project)).isEmpty();
    }

    @Test
    void manyScenesEndingTogetherAllCount() {
        asked("video", new Situation(true, false, 24));
        waitForEnd();

        assertThat(events()).contains("VideoPublished").doesNotContain("SceneFailed");
        assertThat(steps.done("render-scene", project)).hasSize(24).doesNotHaveDuplicates();
        assertThat(happenings.named("incident raised", project)).isEmpty();
    }

    private void asked(String goal, Situation situation) {
        steps.project(project, situation);
        processes.start("make-video", project, new Request(project, goal, null));
    }

    private void waitForEnd() {
        await().until(() -> !processes.isRunning(project));
    }

    private void waitForTask(String step) {
        await().until(() -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(project)
                        .taskDefinitionKey(step)
                        .count()
                == 1);
    }

    private boolean begun(String step) {
        return happenings.named("progress", project).contains(step);
    }

    private void fireTimer(String event) {
        var timers = management.createJobQuery().activityId(event).timers().list().stream()
                .filter(job -> runtime.createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .processInstanceBusinessKey(project)
                                .count()
                        == 1)
                .toList();
        assertThat(timers).hasSize(1);
        // what else happens to the instance in this moment makes the engine try again, and so do we
        await().ignoreExceptionsInstanceOf(OptimisticLockingException.class).until(() -> {
            management.executeJob(timers.get(0).getId());
            return true;
        });
    }

    private String instance() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey("make-video")
                .singleResult()
                .getId();
    }

    private int triesLeft() {
        return externalTasks.createExternalTaskQuery().processInstanceId(instance()).list().stream()
                .mapToInt(task -> task.getRetries() == null ? 3 : task.getRetries())
                .findFirst()
                .orElse(0);
    }

    private List<String> events() {
        return happenings.named("event", project);
    }

    private List<String> details(String element) {
        return happenings.of(project).stream()
                .filter(it -> it.what().equals(element)
                        && !it.detail().isEmpty()
                        && !it.kind().equals("progress"))
                .map(Happenings.Happening::detail)
                .toList();
    }
}
