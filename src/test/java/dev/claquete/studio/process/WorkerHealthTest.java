package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.process.task.EngineTaskQueue;
import dev.claquete.work.LockedTask;
import dev.claquete.work.TaskQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class WorkerHealthTest {

    private static final String TOPIC = "pulse-is-felt";

    record Nothing() {}

    @Autowired
    RepositoryService repository;

    @Autowired
    ExternalTaskService tasks;

    @Autowired
    Processes processes;

    @Autowired
    EngineTaskQueue queue;

    private String deployment;
    private WorkerHealth now;
    private WorkerHealth later;

    @BeforeEach
    void aTopicWithoutWorkers() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "pulse.bpmn",
                        Bpmn.createExecutableProcess("pulse")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("PulseIsFelt")
                                .camundaExternalTask(TOPIC)
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        WorkProperties properties = new WorkProperties(WorkProperties.Place.REMOTE);
        now = new WorkerHealth(tasks, properties, Clock.systemUTC());
        later = new WorkerHealth(
                tasks, properties, Clock.offset(Clock.systemUTC(), WorkerHealth.PATIENCE.plusSeconds(1)));
    }

    @AfterEach
    void nothingIsLeft() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void whereNothingWaitsNobodyIsMissed() {
        assertThat(later.beats(TOPIC)).isTrue();
        assertThat(later.embedded()).isFalse();
    }

    @Test
    void workThatWaitsForLongMeansThatNobodyIsThere() {
        processes.start("pulse", UUID.randomUUID().toString(), new Nothing());

        assertThat(now.beats(TOPIC)).isTrue();
        assertThat(later.beats(TOPIC)).isFalse();
    }

    @Test
    void whoIsBusyIsThere() throws Exception {
        processes.start("pulse", UUID.randomUUID().toString(), new Nothing());
        processes.start("pulse", UUID.randomUUID().toString(), new Nothing());

        List<LockedTask> one =
                queue.fetch(new TaskQueue.Subscription(TOPIC, null), 1, Duration.ofMinutes(1), Duration.ZERO);

        assertThat(one).hasSize(1);
        assertThat(later.beats(TOPIC)).isTrue();
    }
}
