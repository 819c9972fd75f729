package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A pause that comes while others are in the middle of something. A parent waits for its timer, beside a task in a worker's hands. */
@EngineTest
class InstancePauseTest {

    record Nothing() {}

    private final String key = UUID.randomUUID().toString();

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    Processes processes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    String deployment;
    String task;

    @BeforeEach
    void aParentWaits() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "parent.bpmn",
                        Bpmn.createExecutableProcess("parent")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .parallelGateway("Both")
                                .intermediateCatchEvent("Later")
                                .timerWithDuration("PT1H")
                                .callActivity("Child")
                                .calledElement("child")
                                .camundaInBusinessKey("#{execution.processBusinessKey}")
                                .endEvent()
                                .moveToNode("Both")
                                .serviceTask("WorkInHand")
                                .camundaExternalTask("work-in-hand")
                                .endEvent()
                                .done())
                .addModelInstance(
                        "child.bpmn",
                        Bpmn.createExecutableProcess("child")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("ChildsWork")
                                .camundaExternalTask("childs-work")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        processes.start("parent", key, new Nothing());
        task = externalTasks
                .fetchAndLock(1, "worker")
                .topic("work-in-hand", Duration.ofMinutes(1).toMillis())
                .execute()
                .get(0)
                .getId();
    }

    @AfterEach
    void nothingIsLeft() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aHeartbeatInTheMiddleOfItDoesNotWakeItsTask() {
        assertThatThrownBy(() -> inTheMiddleOf(
                        () -> processes.suspend(key),
                        held -> held.setLockExpirationTime(new Date(System.currentTimeMillis() + 60_000))))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(task().isSuspended()).isTrue();
    }

    @Test
    void norDoesOneInTheMiddleOfGoingOnPutItToSleep() {
        processes.suspend(key);
        assertThatThrownBy(() -> inTheMiddleOf(
                        () -> processes.activate(key),
                        held -> held.setLockExpirationTime(new Date(System.currentTimeMillis() + 60_000))))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(task().isSuspended()).isFalse();
    }

    @Test
    void aResultInTheMiddleOfItIsNotTaken() {
        assertThatThrownBy(() -> inTheMiddleOf(() -> processes.suspend(key), held -> held.complete(null, null)))
                .isInstanceOfAny(OptimisticLockingException.class, SuspendedEntityInteractionException.class);
        assertThat(task().isSuspended()).isTrue();
    }

    @Test
    void whatIsStartedInTheMiddleOfItIsPausedToo() {
        String timer = management.createJobQuery().activityId("Later").timers().list().stream()
                .filter(job -> job.getProcessInstanceId().equals(task().getProcessInstanceId()))
                .findFirst()
                .orElseThrow()
                .getId();
        CompletableFuture<Void> pause = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            management.executeJob(timer);
            new Thread(() -> {
                        try {
                            processes.suspend(key);
                            pause.complete(null);
                        } catch (RuntimeException e) {
                            pause.completeExceptionally(e);
                        }
                    })
                    .start();
            await().until(() -> pause.isDone() || someoneWaits());
        });
        pause.join();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .suspended()
                        .count())
                .isEqualTo(2);
        assertThat(externalTasks
                        .fetchAndLock(1, "worker")
                        .topic("childs-work", 1000)
                        .execute())
                .isEmpty();
    }

    @Test
    void onlyWhatIsPausedGoesOn() {
        Date due = dueDate();
        await().pollDelay(Duration.ofMillis(20)).until(() -> true);
        processes.activate(key);
        assertThat(dueDate()).isEqualTo(due);
    }

    private Date dueDate() {
        return management.createJobQuery().processInstanceId(task().getProcessInstanceId()).timers().list().stream()
                .findFirst()
                .orElseThrow()
                .getDuedate();
    }

    /** Reads the task, lets the other transaction happen as a whole, and only then writes. */
    private void inTheMiddleOf(Runnable other, Consumer<ExternalTaskEntity> write) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    ExternalTaskEntity held = context.getExternalTaskManager().findExternalTaskById(task);
                    held.getExecution();
                    CompletableFuture.runAsync(other).join();
                    write.accept(held);
                    return null;
                });
    }

    private ExternalTask task() {
        return externalTasks.createExternalTaskQuery().externalTaskId(task).singleResult();
    }

    private boolean someoneWaits() {
        Long waiting = jdbc.queryForObject(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                Long.class);
        return waiting != null && waiting > 0;
    }
}
