package dev.claquete.studio.process.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an operator finds at the engine's door, and what is kept of what they do. */
@StudioTest
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineForOperatorsTest {

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ExternalTaskService externalTasks;

    Api admin;
    Person operator;
    String deployment;
    String instance;

    @BeforeEach
    void aRunWaits() {
        admin = Api.admin(port);
        if (operator == null) {
            operator = new People(port).of("operator");
        }
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "door.bpmn",
                        Bpmn.createExecutableProcess("door")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("Work")
                                .camundaExternalTask("door-work")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey("door", UUID.randomUUID().toString(), Map.of("text", "old"))
                .getId();
    }

    @AfterEach
    void nothingIsLeft() {
        repository.deleteDeployment(deployment, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda", "/camunda/", "/camunda/app", "/camunda/app/"})
    void theEnginesFrontDoorOpensCockpit(String front) {
        HttpResponse<String> answer = operator.api().with("Accept", "text/html").get(front);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/camunda/app/cockpit/default/"));
        assertThat(operator.api().get("/camunda/app/cockpit/default/").statusCode())
                .isEqualTo(200);
        assertThat(new People(port).user().api().get(front).statusCode()).isEqualTo(403);
    }

    /** Such an instance stands for no project, job or webhook. Its tasks fail, and the operator deletes it. */
    @ParameterizedTest
    @ValueSource(strings = {"make-video", "make-scene", "media-operation", "deliver-webhooks", "send-mail"})
    void anInstanceThatWasStartedByHandWithoutAKeyCanBeDeleted(String process) {
        for (String key : new String[] {null, "by-hand"}) {
            String started = runtime.startProcessInstanceByKey(process, key, Map.of("text", "by hand"))
                    .getId();
            // The first tasks are under way: the engine refuses to delete what changes at the same moment.
            await().ignoreExceptionsInstanceOf(ProcessEngineException.class).until(() -> {
                runtime.deleteProcessInstanceIfExists(started, "not wanted", false, false, false, false);
                return runtime.createProcessInstanceQuery()
                                .processInstanceId(started)
                                .count()
                        == 0;
            });
        }
    }

    static Stream<String> plainGets() {
        return EngineRoutes.all().stream()
                .filter(route -> route.method().equals("GET") && !route.path().contains("{"))
                .map(EngineRoutes.Route::path)
                .distinct();
    }

    /** Some need a parameter and say so. */
    @ParameterizedTest
    @MethodSource("plainGets")
    void noAddressThatIsOnlyLookedAtFails(String path) {
        for (Api caller : List.of(admin, operator.api())) {
            HttpResponse<String> answer = caller.get("/engine-rest" + path);
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(500).isNotEqualTo(403);
        }
    }

    @Test
    void metricsAnswer() {
        assertThat(admin.get("/engine-rest/metrics").statusCode()).isEqualTo(200);
        HttpResponse<String> sum = admin.get("/engine-rest/metrics/activity-instance-start/sum");
        assertThat(JsonPath.<Integer>read(sum.body(), "$.result")).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "variables-edited | PUT | /process-instance/{i}/variables/text | {'value':'secret-new','type':'String'}",
                "variables-edited | POST | /process-instance/{i}/variables | {'modifications':{'text':"
                        + "{'value':'secret-new','type':'String'}}}",
                "suspension-changed | PUT | /process-instance/{i}/suspended | {'suspended':true}",
                "suspension-changed | PUT | /process-definition/suspended | {'processDefinitionKey':'door','suspended':true}",
                "retries-set | PUT | /external-task/{t}/retries | {'retries':5}",
                "instances-cancelled | DELETE | /process-instance/{i} |",
            })
    void whatAnOperatorDoesIsKept(String event, String method, String path, String body, CapturedOutput log) {
        String task = externalTasks
                .createExternalTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        String full = "/engine-rest" + path.replace("{i}", instance).replace("{t}", task);
        HttpResponse<String> answer = operator.api()
                .with("Content-Type", "application/json")
                .send(method, full, body == null ? "" : body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);

        String entry = JsonPath.<List<Map<String, Object>>>read(
                        admin.get("/api/admin/audit?event=" + event).body(), "$.data")
                .get(0)
                .toString();
        assertThat(entry).contains(operator.email(), full.substring("/engine-rest".length()));
        assertThat(entry).doesNotContain("secret-new");
        if (!path.startsWith("/process-definition")) {
            assertThat(entry).as("which instance").contains("instance=" + instance);
        }
        assertThat(log.getOut()).contains(event + " by " + operator.email());
    }

    @Test
    void whatFailsAndWhatIsOnlyAskedIsNotKept(CapturedOutput log) {
        operator.api().post("/engine-rest/task", "{}");
        assertThat(operator.api().post("/engine-rest/task/none/complete", "{}").statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(log.getOut()).doesNotContain("by " + operator.email());
    }

    @Test
    void anAdministratorsDeploymentIsKept(CapturedOutput log) {
        String diagram = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"t\""
                + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"><process id=\"kept\" isExecutable=\"true\""
                + " camunda:historyTimeToLive=\"1\"><startEvent id=\"S\"/></process></definitions>";
        String form = "--x\r\nContent-Disposition: form-data; name=\"d\"; filename=\"kept.bpmn\"\r\n\r\n" + diagram
                + "\r\n--x--\r\n";
        HttpResponse<String> deployed = admin.with("Content-Type", "multipart/form-data; boundary=x")
                .send("POST", "/engine-rest/deployment/create", form);
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        repository.deleteDeployment(JsonPath.read(deployed.body(), "$.id"), true);
        assertThat(admin.get("/api/admin/audit?event=diagram-deployed").body()).contains("/deployment/create");
        assertThat(log.getOut()).contains("diagram-deployed by admin");
    }
}
