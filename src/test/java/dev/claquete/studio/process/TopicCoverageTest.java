package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.work.TaskHandler;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class TopicCoverageTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    List<TaskHandler<?, ?>> handlers;

    @Test
    void startUpGoesOnWhenEveryTopicHasItsHandler() {
        assertThatCode(new TopicCoverage(repository, handlers)::afterSingletonsInstantiated)
                .doesNotThrowAnyException();
    }

    @Test
    void startUpFailsWhenADiagramNamesATopicThatNobodyHandles() {
        List<TaskHandler<?, ?>> fewer = handlers.stream()
                .filter(handler -> !(handler instanceof FakeSteps.NarrateScene))
                .toList();

        assertThatThrownBy(new TopicCoverage(repository, fewer)::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("narrate-scene in make-scene");
    }
}
