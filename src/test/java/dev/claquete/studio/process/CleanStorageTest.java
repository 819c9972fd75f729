package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class CleanStorageTest {

    @Autowired
    ManagementService management;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    FakeSteps steps;

    @Test
    void oneTimerStartsItHoweverOftenItsDiagramChanges() throws IOException {
        assertThat(timer().getDuedate()).hasHourOfDay(3).hasMinute(30);
        String diagram = Files.readString(Path.of("src/main/resources/bpmn/clean-storage.bpmn"));
        Deployment changed = deploy(diagram.replace("Every night", "Each night"));
        try {
            Deployment again = deploy(diagram.replace("Every night", "Night by night"));
            assertThat(timer().getDeploymentId()).isEqualTo(again.getId());
            repository.deleteDeployment(again.getId(), true);
        } finally {
            repository.deleteDeployment(changed.getId(), true);
        }
        assertThat(timer()).isNotNull();
    }

    @Test
    void theTimerStartsARunThatNeedsNobody() {
        Job timer = timer();
        int before = steps.done("remove-orphans", "").size();
        management.executeJob(timer.getId());
        await().until(() -> steps.done("remove-orphans", "").size() > before);
        await().until(() -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey("clean-storage")
                        .count()
                == 0);
        assertThat(timer().getDuedate()).as("the next night").isAfter(timer.getDuedate());
    }

    private Job timer() {
        return management
                .createJobQuery()
                .processDefinitionKey("clean-storage")
                .timers()
                .singleResult();
    }

    private Deployment deploy(String diagram) {
        return repository
                .createDeployment()
                .addString("clean-storage.bpmn", diagram)
                .deploy();
    }
}
