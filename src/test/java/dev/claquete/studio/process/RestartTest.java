package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.studio.process.FakeSteps.Situation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class RestartTest {

    record Request(String projectId, String goal, @Nullable String targetSceneId) {}

    record Approval(boolean scriptApproved) {}

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String database = EngineDatabase.create("restart" + NUMBER.incrementAndGet());

    @Test
    void aProjectGoesOnWhereItWasWhenTheApplicationStopped() {
        try (ConfigurableApplicationContext first = application()) {
            first.getBean(FakeSteps.class).project("p", new Situation(false, true, 2));
            first.getBean(Processes.class).start("make-video", "p", new Request("p", "video", null));
            await().atMost(Duration.ofSeconds(60)).until(() -> first.getBean(Happenings.class)
                    .named("step started", "p")
                    .contains("ApproveScript"));
        }
        try (ConfigurableApplicationContext second = application()) {
            FakeSteps steps = second.getBean(FakeSteps.class);
            Processes processes = second.getBean(Processes.class);
            steps.project("p", new Situation(false, true, 2));
            assertThat(processes.isRunning("p")).isTrue();

            processes.completeUserTask("p", "ApproveScript", new Approval(true));
            await().atMost(Duration.ofSeconds(60)).until(() -> !processes.isRunning("p"));

            assertThat(steps.done("publish-video", "p")).hasSize(1);
            assertThat(steps.done("write-script", "p")).isEmpty();
        }
    }

    @Test
    void deployedDiagramsNeverKeepTheStudioFromStartingOrFromItsWork() {
        try (ConfigurableApplicationContext first = application()) {
            RepositoryService repository = first.getBean(RepositoryService.class);
            troublesome().forEach((name, diagram) -> repository
                    .createDeployment()
                    .addModelInstance(name + ".bpmn", diagram)
                    .deploy());
            repository
                    .createDeployment()
                    .tenantId("somebody")
                    .addModelInstance(
                            "make-video.bpmn",
                            process("make-video").startEvent().endEvent().done())
                    .deploy();
        }
        try (ConfigurableApplicationContext second = application()) {
            FakeSteps steps = second.getBean(FakeSteps.class);
            Processes processes = second.getBean(Processes.class);
            steps.project("q", new Situation(false, false, 1));
            processes.start("make-video", "q", new Request("q", "video", null));
            await().atMost(Duration.ofSeconds(60)).until(() -> !processes.isRunning("q"));
            assertThat(steps.done("publish-video", "q")).hasSize(1);
        }
    }

    private static Map<String, BpmnModelInstance> troublesome() {
        return Map.of(
                "unknown-topic",
                        process("unknown-topic")
                                .startEvent()
                                .serviceTask("T")
                                .camundaExternalTask("no-such-work")
                                .done(),
                "topic-by-expression",
                        process("topic-by-expression")
                                .startEvent()
                                .serviceTask("T")
                                .camundaType("external")
                                .camundaTopic("${missing}")
                                .done(),
                "no-such-bean",
                        process("no-such-bean")
                                .startEvent()
                                .timerWithCycle("R/PT1S")
                                .serviceTask("T")
                                .camundaDelegateExpression("${missing}")
                                .done(),
                "no-such-class",
                        process("no-such-class")
                                .startEvent()
                                .serviceTask("T")
                                .camundaClass("no.such.Thing")
                                .done(),
                "ours-without-its-timer",
                        process("clean-storage")
                                .startEvent()
                                .serviceTask("T")
                                .camundaExternalTask("no-such-work")
                                .done());
    }

    private static ProcessBuilder process(String id) {
        return Bpmn.createExecutableProcess(id).camundaHistoryTimeToLive(1);
    }

    private ConfigurableApplicationContext application() {
        return new SpringApplicationBuilder(EngineAlone.class)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=" + database, "spring.datasource.username=postgres")
                .run();
    }
}
