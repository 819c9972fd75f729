package dev.claquete.studio.process.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.StudioTest;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A diagram that somebody deployed reaches nothing but its variables. */
@StudioTest
class DeployedCodeTest {

    private static final String SHELL =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="code" isExecutable="true" camunda:historyTimeToLive="1">
                <startEvent id="S"/><sequenceFlow id="f" sourceRef="S" targetRef="T"/>
                <serviceTask id="T" camunda:type="shell">
                  <extensionElements><camunda:field name="command" stringValue="true"/></extensionElements>
                </serviceTask>
              </process>
            </definitions>
            """;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${credentials.apiKey().value()}",
                "${dataSource.connection}",
                "${runtimeService.startProcessInstanceByKey('make-video')}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices().repositoryService}",
                "${execution.processEngine}",
                "${execution.bpmnModelInstance}",
                "${execution.getClass()}",
                "${execution.class.classLoader}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${''.class}",
                "${text.getClass().forName('java.lang.Runtime').getMethod('getRuntime')}",
                "${now().getClass()}",
            })
    void anExpressionReachesNoBeanNoClassAndNoService(String expression) {
        assertThatThrownBy(() -> run(Bpmn.createExecutableProcess("code")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .serviceTask()
                        .camundaExpression(expression)
                        .camundaResultVariable("found")
                        .done()))
                .isInstanceOf(ProcessEngineException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${text}",
                "${text.toUpperCase()}",
                "${execution.hasVariable('text')}",
                "${execution.processBusinessKey}",
                "${execution.setVariable('errorCode', 'x')}",
                "${now()}",
                "${dateTime().plusDays(1).toDate()}",
            })
    void anExpressionReachesVariablesAndItsExecution(String expression) {
        run(Bpmn.createExecutableProcess("code")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask()
                .camundaExpression(expression)
                .done());
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "groovy", "juel", "feel", "no-such-language"})
    void noScriptRuns(String language) {
        assertThatThrownBy(() -> run(Bpmn.createExecutableProcess("code")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .scriptTask()
                        .scriptFormat(language)
                        .scriptText("1")
                        .endEvent()
                        .done()))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void noClassIsLoadedByItsName() {
        assertThatThrownBy(() -> run(Bpmn.createExecutableProcess("code")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .serviceTask()
                        .camundaClass("org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior")
                        .done()))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void noCommandOfTheOperatingSystemRuns() {
        assertThatThrownBy(() -> run(deployment -> deployment.addString("code.bpmn", SHELL)))
                .hasMessageContaining("Diagrams may not name classes");
    }

    @Test
    void aDiagramReadsNoFile() {
        String diagram = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + SHELL.replace("stringValue=\"true\"", "stringValue=\"&e;\"");
        assertThatThrownBy(() -> run(deployment -> deployment.addString("code.bpmn", diagram)))
                .hasMessageContaining("DOCTYPE");
    }

    private void run(BpmnModelInstance diagram) {
        run(deployment -> deployment.addModelInstance("code.bpmn", diagram));
    }

    private void run(Consumer<org.camunda.bpm.engine.repository.DeploymentBuilder> diagram) {
        var builder = repository.createDeployment();
        diagram.accept(builder);
        String deployment = builder.deploy().getId();
        try {
            assertThat(runtime.createProcessInstanceByKey("code")
                            .businessKey("code")
                            .setVariable("text", "t")
                            .execute())
                    .isNotNull();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }
}
