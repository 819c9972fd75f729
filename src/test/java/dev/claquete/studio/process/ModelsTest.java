package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.work.KebabCase;
import dev.claquete.work.RetryCycle;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LoopCardinality;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormField;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conventions for diagrams, as far as a machine can check them. */
class ModelsTest {

    /** What a project's run is started with, and the other processes. */
    private static final Set<String> GIVEN =
            Set.of("projectId", "goal", "targetSceneId", "keyRing", "creditReference", "creditOperation", "webhookId");

    /** What a run of media-operation is started with. */
    private static final Set<String> GIVEN_FOR_MEDIA = Set.of("jobId", "operation", "orderKey", "taskPriority");

    private static final Pattern NAME = Pattern.compile("(?<![\\w.'])[a-z]\\w*(?![\\w('.])");

    static List<Drawing> drawings() {
        return Drawing.all();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aFileIsNamedAfterItsOneProcess(Drawing drawing) {
        assertThat(drawing.every(org.camunda.bpm.model.bpmn.instance.Process.class))
                .hasSize(1);
        assertThat(drawing.process().getId()).isEqualTo(drawing.name());
        assertThat(KebabCase.of(drawing.process().getName().replace(" ", "-"))).isEqualTo(drawing.name());
        assertThat(drawing.process().isExecutable()).isTrue();
        assertThat(drawing.process().getCamundaVersionTag()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void historyIsNotKeptForEver(Drawing drawing) {
        assertThat(drawing.process().getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void anIdIsTheLabelWithoutItsSpaces(Drawing drawing) {
        Stream.of(drawing.every(Activity.class), drawing.every(Event.class), questions(drawing))
                .flatMap(Collection::stream)
                .map(FlowElement.class::cast)
                .forEach(element -> assertThat(element.getId()).isEqualTo(Drawing.idOf(element)));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aGatewayThatDecidesIsAQuestionWithNamedAnswersAndADefault(Drawing drawing) {
        assertThat(questions(drawing)).allSatisfy(gateway -> {
            assertThat(gateway.getName()).endsWith("?");
            assertThat(gateway.getDefault())
                    .as("default of %s", gateway.getId())
                    .isNotNull();
            assertThat(gateway.getOutgoing()).allSatisfy(flow -> {
                assertThat(flow.getName()).as(flow.getId()).isNotBlank();
                assertThat(flow.getConditionExpression() == null)
                        .as("condition of %s", flow.getId())
                        .isEqualTo(flow.equals(gateway.getDefault()));
            });
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aServiceTaskIsWorkForTheTopicOfItsName(Drawing drawing) {
        assertThat(drawing.every(ServiceTask.class)).allSatisfy(step -> {
            assertThat(step.getCamundaType()).isEqualTo("external");
            assertThat(step.getCamundaTopic()).isEqualTo(KebabCase.of(step.getId()));
            Class<?> handler = Handlers.of(step.getCamundaTopic());
            if (handler != null) {
                assertThat(handler.getSimpleName()).isEqualTo(step.getId());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyTopicHasItsHandler(Drawing drawing) {
        assertThat(drawing.every(ServiceTask.class))
                .extracting(ServiceTask::getCamundaTopic)
                .isSubsetOf(Handlers.topics());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyStepSaysHowOftenItIsTried(Drawing drawing) {
        assertThat(drawing.every(ServiceTask.class))
                .allSatisfy(step -> assertThat(Diagram.property(step, RetryCycle.PROPERTY))
                        .as(step.getId())
                        .isPresent()
                        .get()
                        .extracting(RetryCycle::parse)
                        .isNotNull());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyActivityIsExplained(Drawing drawing) {
        assertThat(drawing.every(Activity.class)).allSatisfy(activity -> assertThat(activity.getDocumentations())
                .as(activity.getId())
                .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void theFirstActivityAndWhatFollowsAJoinAreStepsOfTheirOwn(Drawing drawing) {
        drawing.process().getChildElementsByType(StartEvent.class).stream()
                .flatMap(start -> Drawing.after(start).stream())
                .forEach(first -> assertThat(first.isCamundaAsyncBefore())
                        .as(first.getId())
                        .isTrue());
        drawing.every(ParallelGateway.class).stream()
                .filter(gateway -> gateway.getIncoming().size() > 1)
                .flatMap(join -> Drawing.after(join).stream())
                .forEach(next ->
                        assertThat(next.isCamundaAsyncBefore()).as(next.getId()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void instancesOfARepeatedActivityLeaveItOneByOne(Drawing drawing) {
        assertThat(drawing.every(MultiInstanceLoopCharacteristics.class)).allSatisfy(loop -> {
            assertThat(loop.isCamundaAsyncAfter()).isTrue();
            assertThat(loop.isCamundaExclusive()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyBusinessErrorOfAStepIsCaughtWhereItHappensAndNoOther(Drawing drawing) {
        assertThat(drawing.every(ServiceTask.class)).allSatisfy(step -> {
            Class<?> handler = Handlers.of(step.getCamundaTopic());
            if (handler != null) {
                assertThat(drawing.codesCaughtAt(step))
                        .as("codes caught at %s", step.getId())
                        .containsExactlyInAnyOrderElementsOf(Handlers.codes(handler));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void anErrorIsNamedByItsEventAndLeavesCodeAndMessage(Drawing drawing) {
        assertThat(drawing.every(ErrorEventDefinition.class)).allSatisfy(definition -> {
            assertThat(definition.getCamundaErrorCodeVariable()).isEqualTo("errorCode");
            assertThat(definition.getCamundaErrorMessageVariable()).isEqualTo("errorMessage");
            assertThat(definition.getError().getErrorCode())
                    .isEqualTo(KebabCase.of(((Event) definition.getParentElement()).getId()));
        });
        assertThat(drawing.every(Error.class)).extracting(Error::getErrorCode).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aMessageIsNamedByItsEvent(Drawing drawing) {
        assertThat(drawing.every(MessageEventDefinition.class)).allSatisfy(definition -> {
            Message message = definition.getMessage();
            assertThat(message.getName()).isEqualTo(KebabCase.of(((Event) definition.getParentElement()).getId()));
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void whatAnExpressionReadsSomeoneHasWritten(Drawing drawing) {
        Set<String> written = written(drawing);
        Stream<String> expressions = Stream.concat(
                drawing.every(ConditionExpression.class).stream().map(ConditionExpression::getTextContent),
                drawing.every(LoopCardinality.class).stream().map(LoopCardinality::getTextContent));
        assertThat(expressions)
                .allSatisfy(text -> assertThat(names(text)).as(text).isSubsetOf(written));
        assertThat(drawing.every(CamundaIn.class))
                .extracting(CamundaIn::getCamundaSource)
                .filteredOn(source -> source != null)
                .isSubsetOf(written);
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void whatAStepNeedsSomeoneHasWritten(Drawing drawing) {
        Set<String> written = written(drawing);
        assertThat(drawing.every(ServiceTask.class)).allSatisfy(step -> {
            Class<?> handler = Handlers.of(step.getCamundaTopic());
            if (handler != null) {
                assertThat(Handlers.input(handler).getRecordComponents())
                        .as("input of %s", step.getId())
                        .filteredOn(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .allSatisfy(component -> assertThat(component.getName()).isIn(written));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aCalledProcessExistsAndSharesTheBusinessKey(Drawing drawing) {
        assertThat(drawing.every(CallActivity.class)).allSatisfy(call -> {
            assertThat(drawings()).extracting(Drawing::name).contains(call.getCalledElement());
            assertThat(mappings(call))
                    .extracting(CamundaIn::getCamundaBusinessKey)
                    .contains("#{execution.processBusinessKey}");
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everythingIsDrawnAndFitsOneScreen(Drawing drawing) {
        assertThat(drawing.every(FlowNode.class)).allSatisfy(node -> assertThat(node.getDiagramElement())
                .as("shape of %s", node.getId())
                .isNotNull());
        assertThat(drawing.every(SequenceFlow.class)).allSatisfy(flow -> assertThat(flow.getDiagramElement())
                .as("edge of %s", flow.getId())
                .isNotNull());
        assertThat(drawing.every(Activity.class))
                .filteredOn(activity -> !(activity instanceof SubProcess))
                .hasSizeLessThanOrEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aBoundaryEventLeadsSomewhere(Drawing drawing) {
        assertThat(drawing.every(BoundaryEvent.class))
                .filteredOn(event -> event.getEventDefinitions().stream()
                        .noneMatch(org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition.class::isInstance))
                .allSatisfy(event ->
                        assertThat(event.getOutgoing()).as(event.getId()).hasSize(1));
    }

    private static List<ExclusiveGateway> questions(Drawing drawing) {
        return drawing.every(ExclusiveGateway.class).stream()
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .toList();
    }

    /** Every variable that can exist in the process: given at the start, handed in, answered by a person, or a step's output. */
    private static Set<String> written(Drawing drawing) {
        Set<String> written = new HashSet<>(calledFromAbove(drawing));
        drawing.every(CamundaFormField.class).forEach(field -> written.add(field.getCamundaId()));
        for (ServiceTask step : drawing.every(ServiceTask.class)) {
            Class<?> handler = Handlers.of(step.getCamundaTopic());
            if (handler != null) {
                Arrays.stream(Handlers.output(handler).getRecordComponents())
                        .forEach(component -> written.add(component.getName()));
            }
        }
        return written;
    }

    private static Set<String> calledFromAbove(Drawing drawing) {
        Set<String> handedIn = new HashSet<>();
        if (drawing.name().equals("media-operation")) {
            handedIn.addAll(GIVEN_FOR_MEDIA);
            handedIn.addAll(GIVEN);
        }
        for (Drawing caller : drawings()) {
            caller.every(CallActivity.class).stream()
                    .filter(call -> drawing.name().equals(call.getCalledElement()))
                    .flatMap(call -> mappings(call).stream())
                    .filter(in -> in.getCamundaTarget() != null)
                    .forEach(in -> handedIn.add(in.getCamundaTarget()));
        }
        return handedIn.isEmpty() ? GIVEN : handedIn;
    }

    private static List<CamundaIn> mappings(CallActivity call) {
        return call.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaIn.class)
                .list();
    }

    private static List<String> names(String expression) {
        return NAME.matcher(expression).results().map(MatchResult::group).toList();
    }
}
