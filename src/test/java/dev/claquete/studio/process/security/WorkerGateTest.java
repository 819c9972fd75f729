package dev.claquete.studio.process.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.ConfiguredStudioTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A worker's credential in the wrong hands: two tasks wait, one to be rendered and one that is none of a worker's business. */
@ConfiguredStudioTest
class WorkerGateTest {

    private static final String TASKS = "/engine-rest/external-task/";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ExternalTaskService tasks;

    Api worker;
    String deployment;
    String rendering;
    String secret;

    @BeforeEach
    void twoTasksWait() {
        worker = Api.worker(port);
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "gate.bpmn",
                        Bpmn.createExecutableProcess("gate")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .parallelGateway("Both")
                                .serviceTask("RenderScene")
                                .camundaExternalTask("render-scene")
                                .endEvent()
                                .moveToNode("Both")
                                .serviceTask("Secret")
                                .camundaExternalTask("secret-work")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        Map<String, Object> variables = new HashMap<>(Map.of("sceneId", "s-1", "briefKey", "not for workers"));
        runtime.startProcessInstanceByKey("gate", UUID.randomUUID().toString(), variables);
        rendering = waiting("render-scene").getId();
        secret = waiting("secret-work").getId();
    }

    @AfterEach
    void nothingIsLeft() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aWorkerGetsWhatItsStepReadsAndNothingElse() {
        var answer = worker.post(
                TASKS + "fetchAndLock",
                fetch("{\"topicName\":\"render-scene\",\"lockDuration\":60000,"
                        + "\"includeExtensionProperties\":true}"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(rendering, "\"sceneId\"").doesNotContain("briefKey", "not for workers");
    }

    @Test
    void aWorkerCannotAskForOtherVariablesByName() {
        var answer = worker.post(
                TASKS + "fetchAndLock",
                fetch(
                        "{\"topicName\":\"render-scene\",\"lockDuration\":60000,\"variables\":[\"briefKey\",\"sceneId\"]}"));
        assertThat(answer.body()).contains("\"sceneId\"").doesNotContain("not for workers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'topicName':'secret-work','lockDuration':1000}",
                "{'topicName':'write-script','lockDuration':1000}",
                "{'topicName':'no-such-work','lockDuration':1000}",
                "{'topicName':'render-scene','topicName':'secret-work','lockDuration':1000}",
                "{'topicName':'render-scene','lockDuration':1000},{'topicName':'secret-work','lockDuration':1000}",
                "{'topicName':'render-scene','lockDuration':1000,'processVariables':{'briefKey':'not for workers'}}",
                "{'topicName':'render-scene','lockDuration':1000,'deserializeValues':true}",
                "{'lockDuration':1000}",
                "'render-scene'",
            })
    void aWorkerFetchesOnlyWorkForWorkers(String topics) {
        assertThat(worker.post(TASKS + "fetchAndLock", fetch(topics.replace('\'', '"')))
                        .statusCode())
                .isEqualTo(403);
        assertThat(waiting("secret-work").getWorkerId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "complete   | {'workerId':'far'}",
                "failure    | {'workerId':'far','errorMessage':'x','retries':0,'retryTimeout':0}",
                "bpmnError  | {'workerId':'far','errorCode':'media-broken'}",
                "extendLock | {'workerId':'far','newDuration':1000}",
                "unlock     | {}",
            })
    void aWorkerCannotTouchATaskThatIsNotForWorkersEvenWhenItKnowsItsId(String verb, String body) {
        tasks.lock(secret, "far", 60_000);
        String json = body.replace('\'', '"');
        assertThat(worker.post(TASKS + secret + "/" + verb, json).statusCode()).isEqualTo(403);
        assertThat(waiting("secret-work").getWorkerId()).isEqualTo("far");
        assertThat(Api.admin(port).post(TASKS + secret + "/" + verb, json).statusCode())
                .isNotIn(401, 403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "progress | {'workerId':'far','fraction':0.5,'message':''}",
                "remember | {'workerId':'far','name':'jobId','value':'7'}",
            })
    void norCanItReportOnOne(String verb, String body) {
        tasks.lock(secret, "far", 60_000);
        assertThat(worker.post("/api/worker/tasks/" + secret + "/" + verb, body.replace('\'', '"'))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "complete  | {'workerId':'far','variables':{'sceneId':{'value':'s-2','type':'String'}}}",
                "complete  | {'workerId':'far','variables':{'clipKey':{'value':'{}','type':'Object'}}}",
                "complete  | {'workerId':'far','variables':{'clipKey':{'value':'x','type':'File','valueInfo':{}}}}",
                "complete  | {'workerId':'far','variables':{'clipKey':{'value':{'a':1}}}}",
                "complete  | {'workerId':'far','localVariables':{'briefKey':{'value':'x'}}}",
                "failure   | {'workerId':'far','retries':0,'variables':{'sceneId':{'value':'s-2'}}}",
                "bpmnError | {'workerId':'far','errorCode':'nobody-catches-this'}",
                "bpmnError | {'workerId':'far','errorCode':'media-broken','variables':{'sceneId':{'value':'s-2'}}}",
                "complete  | [1]",
            })
    void aWorkerLeavesOnlyWhatItsStepMakes(String verb, String body) {
        tasks.lock(rendering, "far", 60_000);
        assertThat(worker.post(TASKS + rendering + "/" + verb, body.replace('\'', '"'))
                        .statusCode())
                .isEqualTo(403);
        assertThat(runtime.getVariable(waiting("render-scene").getExecutionId(), "sceneId"))
                .isEqualTo("s-1");
    }

    @Test
    void aWorkerFinishesItsOwnWork() {
        tasks.lock(rendering, "far", 60_000);
        assertThat(worker.post(TASKS + rendering + "/extendLock", "{\"workerId\":\"far\",\"newDuration\":60000}")
                        .statusCode())
                .isEqualTo(204);
        String report = "{\"workerId\":\"far\",\"fraction\":0.5,\"message\":\"half\"}";
        assertThat(worker.post("/api/worker/tasks/" + rendering + "/progress", report)
                        .statusCode())
                .isEqualTo(204);
        String result = "{\"workerId\":\"far\",\"variables\":{\"clipKey\":{\"value\":\"clip\",\"type\":\"String\"},"
                + "\"frameCount\":{\"value\":75,\"type\":\"Integer\"}}}";
        assertThat(worker.post(TASKS + rendering + "/complete", result).statusCode())
                .isEqualTo(204);
        assertThat(tasks.createExternalTaskQuery().externalTaskId(rendering).count())
                .isZero();
        assertThat(worker.post(TASKS + rendering + "/complete", result).statusCode())
                .as("gone")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "POST, ''",
        "GET, count",
        "POST, count",
        "PUT, retries",
        "POST, retries-async",
        "GET, topic-names",
        "GET, {id}",
        "GET, {id}/errorDetails",
        "POST, {id}/lock",
        "PUT, {id}/retries",
        "PUT, {id}/priority",
        "PUT, {id}/complete",
        "POST, {id}/complete/",
        "POST, fetchandlock",
    })
    void whatNoWorkerNeedsIsClosedToWorkers(String method, String path) {
        String body = method.equals("GET") ? null : "{}";
        assertThat(worker.with("Content-Type", "application/json")
                        .send(method, TASKS + path.replace("{id}", rendering), body)
                        .statusCode())
                .isEqualTo(403);
    }

    private ExternalTask waiting(String topic) {
        return tasks.createExternalTaskQuery().topicName(topic).singleResult();
    }

    private static String fetch(String topics) {
        return "{\"workerId\":\"far\",\"maxTasks\":10,\"usePriority\":true,\"sorting\":[{\"sortBy\":\"createTime\","
                + "\"sortOrder\":\"asc\"}],\"topics\":[" + topics + "]}";
    }
}
