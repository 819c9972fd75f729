package dev.claquete.studio.process.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.claquete.studio.process.EngineTest;
import dev.claquete.studio.process.Happenings;
import dev.claquete.studio.process.Processes;
import dev.claquete.work.LockedTask;
import dev.claquete.work.TaskPriority;
import dev.claquete.work.TaskQueue;
import dev.claquete.work.TaskQueue.TaskGone;
import dev.claquete.work.Variables;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** A task of a topic that no handler of this application takes, in the hands of workers near and far. */
@EngineTest
class LockedTasksTest {

    record Nothing() {}

    record Wish(String wish) {}

    record UrgentWish(String wish, int taskPriority) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TaskQueue.Subscription FAR_AWAY = new TaskQueue.Subscription("work-far-away", null);

    private final String key = UUID.randomUUID().toString();

    @Autowired
    RepositoryService repository;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    Processes processes;

    @Autowired
    EngineTaskQueue queue;

    @Autowired
    LockedTasks held;

    @Autowired
    WorkerController controller;

    @Autowired
    Happenings happenings;

    MockMvc http;

    String deployment;

    @BeforeEach
    void oneTaskWaits() {
        http = MockMvcBuilders.standaloneSetup(controller).build();
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "far-away.bpmn",
                        Bpmn.createExecutableProcess("far-away")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("WorkFarAway")
                                .camundaExternalTask("work-far-away")
                                .boundaryEvent("Overdue")
                                .timerWithDuration("PT1H")
                                .endEvent("TooLate")
                                .moveToActivity("WorkFarAway")
                                .endEvent("Done")
                                .done())
                .deploy()
                .getId();
        processes.start("far-away", key, new Wish("a song"));
    }

    @AfterEach
    void nothingIsLeft() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aFetchedTaskCarriesItsVariablesAndBelongsToNobodyElse() throws Exception {
        LockedTask task = fetch();

        assertThat(task.activityId()).isEqualTo("WorkFarAway");
        assertThat(task.processId()).isEqualTo("far-away");
        assertThat(task.businessKey()).isEqualTo(key);
        assertThat(task.triesLeft()).isNull();
        assertThat(task.variables().text("wish")).contains("a song");
        assertThat(queue.fetch(FAR_AWAY, 1, MINUTE, Duration.ZERO)).isEmpty();
    }

    @Test
    void whoWaitsGetsATaskThatIsMadeMeanwhile() throws Exception {
        queue.complete(fetch(), Variables.none());
        Thread later = new Thread(() -> processes.start("far-away", key, new Wish("a dance")));
        later.start();

        assertThat(queue.fetch(FAR_AWAY, 1, MINUTE, MINUTE)).hasSize(1);
        later.join();
    }

    @Test
    void slotsForQuickWorkTakeNothingElse() throws Exception {
        TaskQueue.Subscription quick = new TaskQueue.Subscription("work-far-away", TaskPriority.QUICK);
        assertThat(queue.fetch(quick, 9, MINUTE, Duration.ZERO)).isEmpty();

        processes.start("far-away", key, new UrgentWish("a whistle", TaskPriority.QUICK));

        assertThat(queue.fetch(quick, 9, MINUTE, Duration.ZERO))
                .extracting(task -> task.variables().text("wish").orElseThrow())
                .containsExactly("a whistle");
        assertThat(queue.fetch(FAR_AWAY, 9, MINUTE, Duration.ZERO)).hasSize(1);
    }

    @Test
    void whatIsRememberedIsThereAtTheNextTryAndGoneWithTheTask() throws Exception {
        LockedTask first = fetch();
        queue.remember(first, "jobId", "job-7");
        queue.fail(first, "The line broke.", "", 2, Duration.ZERO);

        LockedTask second = fetch();
        assertThat(second.variables().text("jobId")).contains("job-7");
        assertThat(second.triesLeft()).isEqualTo(2);
        queue.complete(second, Variables.none());
        assertThat(processes.isRunning(key)).isFalse();
    }

    @Test
    void aTaskThatIsGoneIsReportedAsGone() throws Exception {
        LockedTask task = fetch();
        processes.delete(key, "no longer wanted");

        assertThatThrownBy(() -> queue.extendLock(task, MINUTE)).isInstanceOf(TaskGone.class);
        assertThatThrownBy(() -> queue.complete(task, Variables.none())).isInstanceOf(TaskGone.class);
        assertThatThrownBy(() -> queue.remember(task, "jobId", "job-7")).isInstanceOf(TaskGone.class);
        assertThatThrownBy(() -> queue.unlock(task)).isInstanceOf(TaskGone.class);
    }

    @Test
    void aTaskInOtherHandsIsReportedAsGone() throws Exception {
        LockedTask task = fetch();
        queue.unlock(task);
        fetchFarAway();

        assertThatThrownBy(() -> queue.extendLock(task, MINUTE)).isInstanceOf(TaskGone.class);
        assertThatThrownBy(() -> queue.complete(task, Variables.none())).isInstanceOf(TaskGone.class);
    }

    @Test
    void aLockIsRenewedWhilePausedButAResultIsHandedBack() throws Exception {
        LockedTask task = fetch();
        processes.suspend(key);

        queue.extendLock(task, Duration.ofHours(2));
        assertThat(externalTasks
                        .createExternalTaskQuery()
                        .externalTaskId(task.id())
                        .singleResult()
                        .getLockExpirationTime())
                .isAfter(new java.util.Date(System.currentTimeMillis() + MINUTE.toMillis() * 100));
        assertThatThrownBy(() -> queue.complete(task, Variables.none())).isInstanceOf(TaskGone.class);

        processes.activate(key);
        queue.complete(fetch(), Variables.none());
        assertThat(processes.isRunning(key)).isFalse();
    }

    @Test
    void aWorkerFarAwayTellsItsProgress() throws Exception {
        String task = fetchFarAway().getId();

        call(task, "progress", "{\"workerId\":\"far\",\"fraction\":0.5,\"message\":\"half\"}")
                .andExpect(status().isNoContent());

        await().until(() -> happenings.any(
                key,
                it -> it.kind().equals("progress")
                        && it.what().equals("WorkFarAway")
                        && it.detail().equals("0.5 half")));
    }

    @Test
    void aWorkerFarAwayRemembersForItsNextTry() throws Exception {
        String task = fetchFarAway().getId();

        call(task, "remember", "{\"workerId\":\"far\",\"name\":\"jobId\",\"value\":\"job-7\"}")
                .andExpect(status().isNoContent());

        externalTasks.unlock(task);
        assertThat(fetch().variables().text("jobId")).contains("job-7");
    }

    @Test
    void whoDoesNotHoldATaskHasNothingToReport() throws Exception {
        String task = fetchFarAway().getId();

        call(task, "progress", "{\"workerId\":\"other\",\"fraction\":0.5,\"message\":\"\"}")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error").isNotEmpty());
        call("no-such-task", "remember", "{\"workerId\":\"far\",\"name\":\"jobId\",\"value\":\"\"}")
                .andExpect(status().isNotFound());
    }

    @Test
    void aReportWithoutSenseIsRefused() throws Exception {
        String task = fetchFarAway().getId();

        for (String report : List.of(
                "{\"fraction\":0.5,\"message\":\"\"}",
                "{\"workerId\":\"far\",\"message\":\"\"}",
                "{\"workerId\":\"far\",\"fraction\":1.1,\"message\":\"\"}",
                "{\"workerId\":\"far\",\"fraction\":-0.1,\"message\":\"\"}",
                "{\"workerId\":\"far\",\"fraction\":\"half\",\"message\":\"\"}",
                "{\"workerId\":\"far\",\"fraction\":0.5,\"message\":\"" + "x".repeat(501) + "\"}",
                "nonsense")) {
            call(task, "progress", report).andExpect(status().isBadRequest());
        }
        for (String fact : List.of(
                "{\"name\":\"jobId\",\"value\":\"\"}",
                "{\"workerId\":\"far\",\"name\":\"\",\"value\":\"\"}",
                "{\"workerId\":\"far\",\"name\":\"jobId\"}",
                "{\"workerId\":\"far\",\"name\":\"jobId\",\"value\":\"" + "x".repeat(4001) + "\"}")) {
            call(task, "remember", fact).andExpect(status().isBadRequest());
        }
    }

    private ResultActions call(String task, String verb, String body) throws Exception {
        return http.perform(post("/api/worker/tasks/{id}/{verb}", task, verb)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private LockedTask fetch() throws InterruptedException {
        return queue.fetch(FAR_AWAY, 1, MINUTE, MINUTE).get(0);
    }

    private LockedExternalTask fetchFarAway() {
        return externalTasks
                .fetchAndLock(1, "far")
                .topic("work-far-away", MINUTE.toMillis())
                .execute()
                .get(0);
    }
}
