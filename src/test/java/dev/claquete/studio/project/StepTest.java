package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepTest {

    private static final Path DIAGRAMS = Path.of("src/main/resources/bpmn");

    @ParameterizedTest
    @EnumSource
    void aStepIsAnElementOfTheDiagrams(Step step) throws IOException {
        assertThat(Files.readString(DIAGRAMS.resolve("make-video.bpmn"))
                        + Files.readString(DIAGRAMS.resolve("make-scene.bpmn")))
                .contains("id=\"" + step.id() + "\"");
        assertThat(Step.of(step.id())).contains(step);
    }

    @Test
    void aStepOfAnAnalystIsNoneOfThem() {
        assertThat(Step.of("AddOurLogo")).isEmpty();
    }
}
