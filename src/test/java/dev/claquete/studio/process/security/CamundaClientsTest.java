package dev.claquete.studio.process.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.ConfiguredStudioTest;
import dev.claquete.studio.TestServers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.interceptor.auth.BasicAuthProvider;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskHandler;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Camunda's own clients with a worker's credential. The bodies of camunda-external-task-client-js 3.1.0 are as recorded from
 * it with Node 20; the Java client is the real one.
 */
@ConfiguredStudioTest
class CamundaClientsTest {

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
    String instance;
    String key;

    @BeforeEach
    void aSceneWaits() {
        worker = Api.worker(port);
        key = UUID.randomUUID().toString();
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "clients.bpmn",
                        Bpmn.createExecutableProcess("clients")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("RenderScene")
                                .camundaExternalTask("render-scene")
                                .userTask("Afterwards")
                                .endEvent()
                                .moveToActivity("RenderScene")
                                .boundaryEvent("Broken")
                                .error("media-broken")
                                .userTask("Mend")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey("clients", key, Map.of("sceneId", "s-1", "taskPriority", 10))
                .getId();
    }

    @AfterEach
    void nothingIsLeft() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void theJavaScriptClientFetchesWithAllOptionsOfASubscription() {
        HttpResponse<String> answer = worker.post(
                TASKS + "fetchAndLock",
                """
                {"maxTasks":3,"usePriority":true,"asyncResponseTimeout":100,\
                "sorting":[{"sortBy":"createTime","sortOrder":"asc"}],\
                "topics":[{"topicName":"render-scene","lockDuration":50000,"variables":["sceneId"],\
                "businessKey":"%s","processDefinitionKey":"clients","processDefinitionKeyIn":["clients"],\
                "processVariables":{"sceneId":"s-1","taskPriority":10},"withoutTenantId":true,\
                "includeExtensionProperties":true},\
                {"topicName":"compose-video","lockDuration":50000}],"workerId":"js"}"""
                        .formatted(key));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$[*].businessKey"))
                .containsExactly(key);
        assertThat(JsonPath.<String>read(answer.body(), "$[0].variables.sceneId.value"))
                .isEqualTo("s-1");
    }

    @Test
    void theJavaScriptClientFetchesNothingOfAnotherBusinessKey() {
        String body = "{\"maxTasks\":10,\"usePriority\":true,\"topics\":[{\"topicName\":\"render-scene\","
                + "\"lockDuration\":50000,\"businessKey\":\"other\"}],\"workerId\":\"js\"}";
        assertThat(worker.post(TASKS + "fetchAndLock", body).body()).isEqualTo("[]");
    }

    @Test
    void theJavaScriptClientCompletesATask() {
        String task = held();
        HttpResponse<String> answer = worker.post(
                TASKS + task + "/complete",
                """
                {"workerId":"js","variables":{"clipKey":{"type":"string","value":"clip","valueInfo":{}},\
                "frameCount":{"type":"integer","value":75,"valueInfo":{}},\
                "clipSeconds":{"type":"double","value":2.5,"valueInfo":{}}},\
                "localVariables":{"clipKey":{"type":"string","value":"clip","valueInfo":{}}}}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(runtime.getVariables(instance))
                .containsEntry("clipKey", "clip")
                .containsEntry("frameCount", 75)
                .containsEntry("clipSeconds", 2.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'long','value':5000000000,'valueInfo':{}}",
                "{'type':'boolean','value':true,'valueInfo':{}}",
                "{'type':'null','value':null,'valueInfo':{}}",
                "{'type':'json','value':'{\\\"a\\\":[1]}','valueInfo':{}}",
                "{'type':'date','value':'1970-01-01T00:00:00.000+0000','valueInfo':{}}",
                "{'type':'string','value':'y','valueInfo':{'transient':true}}",
            })
    void everyPlainValueThatTheJavaScriptClientKnowsIsTaken(String variable) {
        String body = "{\"workerId\":\"js\",\"variables\":{\"clipKey\":" + variable.replace('\'', '"') + "}}";
        HttpResponse<String> answer = worker.post(TASKS + held() + "/complete", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    @Test
    void theJavaScriptClientCompletesATaskWithoutVariables() {
        assertThat(worker.post(TASKS + held() + "/complete", "{\"workerId\":\"js\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void theJavaScriptClientExtendsItsLockAndGivesATaskBack() {
        String task = held();
        assertThat(worker.post(TASKS + task + "/extendLock", "{\"newDuration\":60000,\"workerId\":\"js\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(worker.send("POST", TASKS + task + "/unlock", (String) null).statusCode())
                .isEqualTo(204);
        assertThat(waiting().getWorkerId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | {'errorMessage':'m','errorDetails':'d','retries':1,'retryTimeout':1000,'variables':{},"
                        + "'localVariables':{},'workerId':'js'}",
                "0 | {'workerId':'js'}",
            })
    void theJavaScriptClientReportsAFailure(int retries, String body) {
        String task = held();
        assertThat(worker.post(TASKS + task + "/failure", body.replace('\'', '"'))
                        .statusCode())
                .isEqualTo(204);
        assertThat(waiting().getRetries()).isEqualTo(retries);
    }

    @Test
    void theJavaScriptClientReportsABusinessError() {
        String body = "{\"errorCode\":\"media-broken\",\"workerId\":\"js\",\"errorMessage\":\"msg\",\"variables\":"
                + "{\"clipKey\":{\"type\":\"string\",\"value\":\"x\",\"valueInfo\":{}}}}";
        assertThat(worker.post(TASKS + held() + "/bpmnError", body).statusCode())
                .isEqualTo(204);
        assertThat(runtime.getActiveActivityIds(instance)).containsExactly("Mend");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "variables.sceneId | {'sceneId':{'type':'string','value':'x','valueInfo':{}}}",
                "variables.clipKey.type | {'clipKey':{'type':'object','value':'x','valueInfo':{}}}",
                "variables.clipKey.type | {'clipKey':{'type':'file','value':'eA==','valueInfo':{}}}",
                "variables.clipKey.valueInfo.objectTypeName | {'clipKey':{'type':'string','value':'x',"
                        + "'valueInfo':{'objectTypeName':'java.lang.Object'}}}",
                "variables.clipKey.value | {'clipKey':{'type':'json','value':{'a':1},'valueInfo':{}}}",
            })
    void aRefusalNamesTheFieldAndTheRule(String field, String variables) {
        String body = "{\"workerId\":\"js\",\"variables\":" + variables.replace('\'', '"') + "}";
        HttpResponse<String> refusal = worker.post(TASKS + held() + "/complete", body);

        assertThat(refusal.statusCode()).isEqualTo(403);
        String message = JsonPath.read(refusal.body(), "$.message");
        assertThat(message).startsWith(field + ": ").hasSizeGreaterThan(field.length() + 10);
        assertThat(JsonPath.<String>read(refusal.body(), "$.error")).isEqualTo(message);
    }

    @Test
    void theJavaClientCompletesATask() {
        onlyOnce(
                "RenderScene",
                (task, service) -> service.complete(
                        task, Map.of("clipKey", "clip", "frameCount", 75, "clipSeconds", 2.5), Map.of()));
        assertThat(runtime.getVariables(instance))
                .containsEntry("clipKey", "clip")
                .containsEntry("clipSeconds", 2.5);
        assertThat(runtime.getActiveActivityIds(instance)).containsExactly("Afterwards");
    }

    @Test
    void theJavaClientReportsFailuresAndBusinessErrors() {
        onlyOnce("RenderScene", (task, service) -> {
            service.extendLock(task, 60_000);
            service.handleFailure(task, "message", "details", 2, 0);
        });
        assertThat(waiting().getRetries()).isEqualTo(2);
        onlyOnce("RenderScene", (task, service) -> service.handleBpmnError(task, "media-broken", "message", Map.of()));
        assertThat(runtime.getActiveActivityIds(instance)).containsExactly("Mend");
    }

    /** Handles one task with Camunda's Java client, as subscribed by business key. */
    private void onlyOnce(String activity, ExternalTaskHandler handler) {
        CompletableFuture<ExternalTask> done = new CompletableFuture<>();
        ExternalTaskClient client = ExternalTaskClient.create()
                .baseUrl("http://localhost:" + port + "/engine-rest")
                .workerId("java")
                .asyncResponseTimeout(500)
                .addInterceptor(new BasicAuthProvider("worker", TestServers.WORKER_SECRET))
                .build();
        try {
            client.subscribe("render-scene")
                    .businessKey(key)
                    .includeExtensionProperties(true)
                    .handler((task, service) -> {
                        try {
                            handler.execute(task, service);
                            done.complete(task);
                        } catch (RuntimeException e) {
                            done.completeExceptionally(e);
                        }
                    })
                    .open();
            await().until(done::isDone);
            assertThat(done.join().getActivityId()).isEqualTo(activity);
        } finally {
            client.stop();
        }
    }

    private org.camunda.bpm.engine.externaltask.ExternalTask waiting() {
        return tasks.createExternalTaskQuery().processInstanceId(instance).singleResult();
    }

    private String held() {
        String task = waiting().getId();
        tasks.lock(task, "js", 60_000);
        return task;
    }
}
