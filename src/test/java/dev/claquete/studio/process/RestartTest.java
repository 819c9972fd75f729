package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.studio.process.FakeSteps.Situation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class RestartTest {

    record Request(String projectId, String goal, @Nullable String targetSceneId) {}

    record Approval(boolean scriptApproved) {}

    private final String database = EngineDatabase.create("restart");

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

    private ConfigurableApplicationContext application() {
        return new SpringApplicationBuilder(EngineAlone.class)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=" + database, "spring.datasource.username=postgres")
                .run();
    }
}
