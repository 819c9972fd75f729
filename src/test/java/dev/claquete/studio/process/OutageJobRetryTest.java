package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.dependency.Dependency;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;

/** A step of the engine's own whose listener needs something outside. */
@EngineTest
class OutageJobRetryTest {

    record Nothing() {}

    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger tries = new AtomicInteger();

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Processes processes;

    @Autowired
    Dependency store;

    @Autowired
    ApplicationEventMulticaster events;

    String deployment;
    volatile RuntimeException failure = new IllegalStateException("Nothing is wrong yet");
    final ApplicationListener<PayloadApplicationEvent<EventReached>> listener = new Failing();

    @BeforeEach
    void aStepThatFails() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "short.bpmn",
                        Bpmn.createExecutableProcess("short")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .endEvent("Done")
                                .camundaAsyncBefore()
                                .done())
                .deploy()
                .getId();
        events.addApplicationListener(listener);
    }

    @AfterEach
    void nothingIsLeft() {
        events.removeApplicationListener(listener);
        store.answered();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aStepThatFailsBecauseSomethingIsAwayKeepsItsTriesAndIsDoneWhenThatIsBack() {
        failure = new IllegalStateException("afterwards", store.failed(new IOException("Connection refused")));
        processes.start("short", key, new Nothing());
        int before = job().getRetries();

        await().atMost(Duration.ofMinutes(1)).until(() -> tries.get() == 3);
        await().untilAsserted(() -> assertThat(job().getExceptionMessage()).contains("afterwards"));

        assertThat(job().getRetries()).isEqualTo(before);
        assertThat(job().getDuedate()).as("it rests").isNotNull();
        await().atMost(Duration.ofMinutes(1)).until(() -> !processes.isRunning(key));
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    @Test
    void anyOtherFailureCostsATry() {
        failure = new IllegalStateException("a fault of ours");
        processes.start("short", key, new Nothing());

        await().atMost(Duration.ofMinutes(1)).until(() -> tries.get() == 1);
        await().untilAsserted(() -> assertThat(job().getRetries()).isEqualTo(4));
    }

    /** No lambda: Spring reads from the class which events it wants. */
    private final class Failing implements ApplicationListener<PayloadApplicationEvent<EventReached>> {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<EventReached> event) {
            if (event.getPayload().businessKey().equals(key) && tries.incrementAndGet() <= 3) {
                throw failure;
            }
        }
    }

    private Job job() {
        return management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .singleResult()
                        .getId())
                .singleResult();
    }
}
