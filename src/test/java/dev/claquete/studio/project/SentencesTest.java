package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.project.run.RefusedStep;
import dev.claquete.studio.project.run.StepFailureMessage;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read of failures, for every step and error of the diagrams. */
class SentencesTest {

    /** The bill and what undoes a run are for operators alone. */
    private static final Set<String> NOT_FOR_PEOPLE = Set.of("SettleCredits", "RefundCredits", "ReleaseGeneration");

    /** Their makers speak the project's language. */
    private static final Set<String> TRANSLATED = Set.of("scene-missing", "credits-insufficient");

    static Stream<String> steps() {
        return diagrams()
                .flatMap(diagram -> Stream.<FlowNode>concat(
                        diagram.getModelElementsByType(ServiceTask.class).stream(),
                        diagram.getModelElementsByType(CallActivity.class).stream()))
                .map(FlowNode::getId)
                .filter(id -> !NOT_FOR_PEOPLE.contains(id));
    }

    static Stream<String> errors() {
        return diagrams()
                .flatMap(diagram -> diagram.getModelElementsByType(Error.class).stream())
                .map(Error::getErrorCode)
                .filter(code -> !TRANSLATED.contains(code))
                .distinct();
    }

    private static Stream<BpmnModelInstance> diagrams() {
        return Stream.of("make-video", "make-scene")
                .map(name ->
                        Bpmn.readModelFromStream(SentencesTest.class.getResourceAsStream("/bpmn/" + name + ".bpmn")));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyStepHasItsSentenceInBothLanguages(String step) {
        assertThat(StepFailureMessage.sentence(step, "en", false))
                .doesNotContain("The step", step)
                .contains("could not", "Try again");
        assertThat(StepFailureMessage.sentence(step, "pt-BR", false))
                .doesNotContain("etapa", step)
                .contains("Não foi possível", "Tente de novo");
        assertThat(StepFailureMessage.sentence(step, "pt-BR", true)).contains("chave");
    }

    @Test
    void aStepOfAnEditedDiagramIsNamedByItsWords() {
        assertThat(StepFailureMessage.sentence("AddOurLogo", "en", false))
                .startsWith("The step \"Add our logo\" could not be done");
        assertThat(StepFailureMessage.sentence("Activity_0x1", "pt", false))
                .startsWith("Não foi possível concluir a etapa \"Activity 0x1\"");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorHasItsSentenceInPortuguese(String code) {
        assertThat(RefusedStep.sentence(code, "Because.", "pt-BR")).doesNotStartWith("Because.");
        assertThat(RefusedStep.sentence(code, "Because.", "en")).isEqualTo("Because.");
    }

    @Test
    void stuckStepsAreReadAsTheyWereWritten() {
        List<StuckStep> steps = List.of(
                new StuckStep("t1", UUID.randomUUID(), "It\tis\nstuck", "Scene 1: it is stuck"),
                new StuckStep("t2", null, "", ""));
        List<StuckStep> read = StuckStep.parseAll(StuckStep.join(steps));
        assertThat(read).isEqualTo(steps);
        assertThat(read.get(0).ofScene()).isEqualTo("It is stuck");
        assertThat(read.get(1).silent()).isTrue();
        assertThat(StuckStep.parseAll("")).isEmpty();
    }
}
