package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.work.TaskHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class UncoveredTopicsTest {

    private static final String TOPIC = "paint-the-moon";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ExternalTaskService tasks;

    @Autowired
    TopicIncidents incidents;

    @Autowired
    List<TaskHandler<?, ?>> handlers;

    @Autowired
    Happenings happenings;

    private String deployment;
    private String key;
    private String instance;
    private UncoveredTopics now;
    private UncoveredTopics later;

    @BeforeEach
    void aDiagramIsDeployedWhileTheStudioRuns() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "moon.bpmn",
                        Bpmn.createExecutableProcess("moon")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("PaintTheMoon")
                                .camundaExternalTask(TOPIC)
                                .userTask("Afterwards")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        key = UUID.randomUUID().toString();
        instance = runtime.startProcessInstanceByKey("moon", key).getId();
        now = topics(Duration.ZERO);
        later = topics(UncoveredTopics.PATIENCE.plusSeconds(1));
    }

    @AfterEach
    void nothingIsLeft() {
        repository.deleteDeployment(deployment, true);
        later.look();
    }

    @Test
    void aTaskThatNobodyTakesIsAnIncidentAtItsActivity() {
        later.look();
        later.look();

        assertThat(later.names()).containsExactly(TOPIC);
        Incident incident = incident();
        assertThat(incident.getActivityId()).isEqualTo("PaintTheMoon");
        assertThat(incident.getIncidentMessage()).contains(TOPIC);
        assertThat(happenings.named("incident raised", key)).containsExactly("PaintTheMoon");
    }

    @Test
    void aWorkerHasAMomentToTakeIt() {
        now.look();
        assertThat(now.names()).isEmpty();
        assertThat(incident()).isNull();
    }

    @Test
    void theIncidentIsResolvedWhenAWorkerTakesWorkOfTheTopic() {
        later.look();
        tasks.lock(task().getId(), "foreign", 60_000);
        later.look();

        assertThat(later.names()).isEmpty();
        assertThat(incident()).isNull();
        assertThat(happenings.named("incident cleared", key)).containsExactly("PaintTheMoon");
    }

    @Test
    void aTopicWhoseWorkersAreBusyIsCovered() {
        tasks.lock(task().getId(), "foreign", 60_000);
        runtime.startProcessInstanceByKey("moon", UUID.randomUUID().toString());
        later.look();
        assertThat(later.names()).isEmpty();
    }

    @Test
    void theIncidentGoesWithTheTask() {
        later.look();
        String task = task().getId();
        tasks.lock(task, "foreign", 60_000);
        tasks.complete(task, "foreign");
        assertThat(incident()).isNull();
    }

    private UncoveredTopics topics(Duration ahead) {
        return new UncoveredTopics(tasks, incidents, handlers, Clock.offset(Clock.systemUTC(), ahead));
    }

    private Incident incident() {
        return runtime.createIncidentQuery()
                .processInstanceId(instance)
                .incidentType(TopicIncidents.TYPE)
                .singleResult();
    }

    private ExternalTask task() {
        return tasks.createExternalTaskQuery().processInstanceId(instance).singleResult();
    }
}
