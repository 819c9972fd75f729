package dev.claquete.studio.process.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An operator who wants to be an administrator, and one who does an operator's work. */
@StudioTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorGateTest {

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    Api operator;
    Api admin;
    String deployment;
    String instance;

    @BeforeEach
    void aRunWaits() {
        if (operator == null) {
            operator = new People(port).of("operator").api();
        }
        admin = Api.admin(port);
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "gate.bpmn",
                        Bpmn.createExecutableProcess("operator-gate")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("Wait")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey(
                        "operator-gate", UUID.randomUUID().toString(), Map.of("text", "old"))
                .getId();
    }

    @AfterEach
    void nothingIsLeft() {
        repository.deleteDeployment(deployment, true);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /deployment/create",
        "POST, /deployment/{d}/redeploy",
        "DELETE, /deployment/{d}",
        "DELETE, /process-definition/key/operator-gate",
        "POST, /process-instance/{i}/modification",
        "POST, /process-instance/{i}/modification-async",
        "POST, /modification/execute",
        "POST, /migration/execute",
        "POST, /filter/create",
        "PUT, /filter/7",
        "POST, /process-instance/{i}/variables/x/data",
        "POST, /user/create",
        "POST, /authorization/create",
        "PUT, /group/camunda-admin/members/me",
        "POST, /history/cleanup",
        "POST, /condition",
        "POST, /no-such-thing",
    })
    void whatBringsCodeOrRightsIsForAdministratorsAndTheAnswerSaysSo(String method, String path) {
        for (String root :
                new String[] {"/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default"}) {
            String full = root + path.replace("{d}", deployment).replace("{i}", instance);
            HttpResponse<String> refusal =
                    operator.with("Content-Type", "application/json").send(method, full, "{}");
            assertThat(refusal.statusCode()).as(full).isEqualTo(403);
            if (!root.startsWith("/camunda")) { // whose own protection against forged requests may speak first
                assertThat(JsonPath.<String>read(refusal.body(), "$.message")).contains("for administrators");
                assertThat(admin.with("Content-Type", "application/json")
                                .send("OPTIONS", full, "")
                                .statusCode())
                        .isNotEqualTo(403);
            }
        }
        assertThat(repository.createDeploymentQuery().deploymentId(deployment).count())
                .isEqualTo(1);
    }

    @Test
    void aDeploymentAsAFormIsRefusedToo() {
        String form = "--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nmine\r\n--x--\r\n";
        HttpResponse<String> refusal = operator.with("Content-Type", "multipart/form-data; boundary=x")
                .send("POST", "/engine-rest/deployment/create", form);
        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(repository.createDeploymentQuery().deploymentName("mine").count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\":\"${currentUser()}\"}",
                "{\"dueAfterExpression\":\"${now()}\"}",
                "{\"a\":[{\"candidateGroupInExpression\":\"x\"}]}",
            })
    void queriesWithExpressionsAreForAdministrators(String body) {
        HttpResponse<String> refusal = operator.post("/engine-rest/task", body);
        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(JsonPath.<String>read(refusal.body(), "$.message"))
                .contains("Expression: queries with expressions are for administrators");
    }

    @Test
    void norMayTheyComeAsQueryParameters() {
        assertThat(operator.get("/engine-rest/task?assigneeExpression=%24%7BcurrentUser()%7D")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theEngineItselfEvaluatesNoExpressionInAQuery() {
        assertThat(admin.post("/engine-rest/task", "{\"assigneeExpression\":\"${currentUser()}\"}")
                        .statusCode())
                .isEqualTo(400);
        String filter =
                "{\"resourceType\":\"Task\",\"name\":\"f\",\"query\":{\"assigneeExpression\":\"${currentUser()}\"}}";
        HttpResponse<String> stored = admin.post("/engine-rest/filter/create", filter);
        if (stored.statusCode() == 200) {
            String id = JsonPath.read(stored.body(), "$.id");
            assertThat(admin.get("/engine-rest/filter/" + id + "/count").statusCode())
                    .isEqualTo(400);
            filters.deleteFilter(id);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /process-instance/{i}/variables/text | {'value':'new','type':'String'}",
                "PUT | /process-instance/{i}/variables/text | {'value':'new','type':'String','valueInfo':{}}",
                "POST | /process-instance/{i}/variables | {'modifications':{'text':{'value':'new','type':'String'}}}",
            })
    void anOperatorEditsPlainVariables(String method, String path, String body) {
        HttpResponse<String> answer = operator.with("Content-Type", "application/json")
                .send(method, "/engine-rest" + path.replace("{i}", instance), body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(runtime.getVariable(instance, "text")).isEqualTo("new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /process-instance/{i}/variables/text | {'value':'rO0=','type':'Object','valueInfo':"
                        + "{'objectTypeName':'x','serializationDataFormat':'application/x-java-serialized-object'}}",
                "PUT | /process-instance/{i}/variables/text | {'value':'eA==','type':'Bytes'}",
                "POST | /process-instance/{i}/variables | {'modifications':{'text':{'value':'x','type':'Object'}}}",
                "POST | /process-definition/key/operator-gate/start | {'variables':{'x':{'value':'x','type':'Object'}}}",
                "POST | /process-definition/key/operator-gate/start | {'startInstructions':"
                        + "[{'type':'startBeforeActivity','activityId':'Wait'}]}",
                "POST | /message | {'messageName':'m','processVariables':{'x':{'value':'x','type':'File'}}}",
            })
    void objectsAndStartsInTheMiddleAreForAdministrators(String method, String path, String body) {
        HttpResponse<String> answer = operator.with("Content-Type", "application/json")
                .send(method, "/engine-rest" + path.replace("{i}", instance), body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(JsonPath.<String>read(answer.body(), "$.message")).contains("for administrators");
        assertThat(runtime.getVariable(instance, "text")).isEqualTo("old");
    }

    @Test
    void anOperatorStartsCleanStorageByHand() {
        HttpResponse<String> started =
                operator.post("/engine-rest/process-definition/key/clean-storage/start", "{\"variables\":{}}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
    }

    @Test
    void anOperatorSuspendsCompletesAndCancels() {
        Api json = operator.with("Content-Type", "application/json");
        String run = "/engine-rest/process-instance/" + instance;
        assertThat(json.send("PUT", run + "/suspended", "{\"suspended\":true}").statusCode())
                .isEqualTo(204);
        assertThat(json.send("PUT", run + "/suspended", "{\"suspended\":false}").statusCode())
                .isEqualTo(204);
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        assertThat(operator.post("/engine-rest/task/" + task + "/complete", "{\"variables\":{}}")
                        .statusCode())
                .isEqualTo(204);
        String another = runtime.startProcessInstanceByKey("operator-gate").getId();
        assertThat(json.send("DELETE", "/engine-rest/process-instance/" + another, "")
                        .statusCode())
                .isEqualTo(204);
    }
}
