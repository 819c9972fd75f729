package dev.claquete.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.claquete.work.LockedTask;
import dev.claquete.work.TaskPriority;
import dev.claquete.work.TaskQueue;
import dev.claquete.work.TaskQueue.QueueAway;
import dev.claquete.work.TaskQueue.TaskGone;
import dev.claquete.work.TaskQueue.TaskSuspended;
import dev.claquete.work.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Speaks with a server that answers as Camunda 7.24's REST API was seen to answer. */
class RestTaskQueueTest {

    static final ObjectMapper JSON = new ObjectMapper();

    @Nullable
    HttpServer server;

    @Nullable
    RestTaskQueue queue;

    String path = "";
    String authorization = "";
    JsonNode body = JSON.nullNode();
    int status = 204;
    String answer = "";
    boolean answersOnce;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI studio = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        WorkerProperties properties =
                new WorkerProperties(List.of(studio), "worker", "s3cret", "w1", Duration.ofSeconds(5));
        queue = new RestTaskQueue(new StudioClient(JSON, properties), "w1");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            path = exchange.getRequestURI().getPath();
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            body = JSON.readTree(exchange.getRequestBody());
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            if (answersOnce) {
                status = 204;
                answer = "";
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final TaskQueue.Subscription SCENES = new TaskQueue.Subscription("render-scene", null);

    static LockedTask task() {
        return new LockedTask(
                "task-1",
                "render-scene",
                "RenderScene",
                "make-scene",
                "pi",
                "project",
                null,
                Variables.none(),
                Map.of());
    }

    @Test
    void fetchLocksAsManyAsAskedAndReadsVariablesAndProperties() throws Exception {
        status = 200;
        answer =
                """
                [{"id":"t1","topicName":"render-scene","activityId":"RenderScene","processDefinitionKey":"make-scene",
                "processInstanceId":"p1","businessKey":"project-7","retries":null,
                "variables":{"fps":{"type":"Integer","value":30},"imageKey":{"type":"String","value":"a/b.png"},
                "captionsWanted":{"type":"Boolean","value":true},"silentSeconds":{"type":"Double","value":1.5},
                "narrationKey":{"type":"Null","value":null},"videoBytes":{"type":"Long","value":5000000000}},
                "extensionProperties":{"retryCycle":"R2/PT10S"}}]
                """;

        List<LockedTask> tasks = queue.fetch(SCENES, 3, Duration.ofSeconds(15), Duration.ofSeconds(1));

        assertThat(path).isEqualTo("/engine-rest/external-task/fetchAndLock");
        assertThat(authorization).isEqualTo("Basic d29ya2VyOnMzY3JldA==");
        assertThat(body.path("maxTasks").asInt()).isEqualTo(3);
        assertThat(body.path("asyncResponseTimeout").asInt()).isEqualTo(1000);
        assertThat(body.at("/topics/0/lockDuration").asInt()).isEqualTo(15_000);
        LockedTask task = tasks.get(0);
        assertThat(task.businessKey()).isEqualTo("project-7");
        assertThat(task.triesLeft()).isNull();
        assertThat(task.retryCycle().tries()).isEqualTo(2);
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("fps", 30);
        expected.put("imageKey", "a/b.png");
        expected.put("captionsWanted", true);
        expected.put("silentSeconds", 1.5);
        expected.put("narrationKey", null);
        expected.put("videoBytes", 5_000_000_000L);
        assertThat(task.variables().asMap()).isEqualTo(expected);
    }

    @Test
    void slotsForQuickWorkAskForQuickTasksAlone() throws Exception {
        status = 200;
        answer = "[]";

        queue.fetch(
                new TaskQueue.Subscription("perform-operation", TaskPriority.QUICK),
                1,
                Duration.ofSeconds(15),
                Duration.ofSeconds(1));

        assertThat(body.at("/topics/0/processVariables").toString()).isEqualTo("{\"taskPriority\":10}");
    }

    @Test
    void completionCarriesTypedVariables() throws Exception {
        queue.complete(task(), Variables.of(Map.of("clipKey", "a/clip.mp4", "frameCount", 120, "clipSeconds", 4.0)));

        assertThat(path).isEqualTo("/engine-rest/external-task/task-1/complete");
        assertThat(body.path("workerId").asText()).isEqualTo("w1");
        assertThat(body.at("/variables/frameCount/type").asText()).isEqualTo("Integer");
        assertThat(body.at("/variables/frameCount/value").asInt()).isEqualTo(120);
        assertThat(body.at("/variables/clipSeconds/type").asText()).isEqualTo("Double");
    }

    @Test
    void failureAndErrorCarryWhatTheEngineNeeds() throws Exception {
        queue.fail(task(), "disk full", "trace", 2, Duration.ofSeconds(10));
        assertThat(path).endsWith("/task-1/failure");
        assertThat(body.path("retries").asInt()).isEqualTo(2);
        assertThat(body.path("retryTimeout").asInt()).isEqualTo(10_000);

        queue.bpmnError(task(), "media-broken", "The picture cannot be read.");
        assertThat(path).endsWith("/task-1/bpmnError");
        assertThat(body.path("errorCode").asText()).isEqualTo("media-broken");
    }

    @Test
    void progressGoesToTheStudioNotToTheEngine() throws Exception {
        queue.progress(task(), 0.25, "Rendering");

        assertThat(path).isEqualTo("/api/worker/tasks/task-1/progress");
        assertThat(body.path("fraction").asDouble()).isEqualTo(0.25);
    }

    @Test
    void unknownTaskIsGone() {
        status = 404;
        answer = "{\"type\":\"RestException\",\"message\":\"External task with id task-1 does not exist\",\"code\":0}";

        assertThatThrownBy(() -> queue.extendLock(task(), Duration.ofSeconds(15)))
                .isInstanceOf(TaskGone.class);
    }

    @Test
    void taskOfAnotherWorkerIsGone() {
        status = 400;
        answer =
                "{\"type\":\"RestException\",\"message\":\"External Task task-1 cannot be completed by worker 'w1'. It is"
                        + " locked by worker 'w2'.\",\"code\":0}";

        assertThatThrownBy(() -> queue.complete(task(), Variables.none())).isInstanceOf(TaskGone.class);
    }

    @Test
    void lockOfPausedProcessCannotBeRenewed() {
        status = 400;
        answer = "{\"type\":\"RestException\",\"message\":\"ExternalTask with id 'task-1' is suspended\",\"code\":0}";

        assertThatThrownBy(() -> queue.extendLock(task(), Duration.ofSeconds(15)))
                .isInstanceOf(TaskSuspended.class);
    }

    @Test
    void resultOfPausedProcessIsHandedBackSoThatTheSlotIsFree() {
        status = 400;
        answer = "{\"type\":\"RestException\",\"message\":\"ExternalTask with id 'task-1' is suspended\",\"code\":0}";
        answersOnce = true;

        assertThatThrownBy(() -> queue.complete(task(), Variables.none())).isInstanceOf(TaskGone.class);
        assertThat(path).isEqualTo("/engine-rest/external-task/task-1/unlock");
    }

    @Test
    void progressThatCannotBeToldStopsNoWork() throws Exception {
        status = 503;

        queue.progress(task(), 0.5, "Rendering");

        assertThat(path).endsWith("/progress");
    }

    @Test
    void whereOneNodeIsAwayTheNextIsAsked() throws Exception {
        status = 200;
        answer = "[]";
        URI nobody = URI.create("http://127.0.0.1:" + unusedPort());

        several(nobody, address()).fetch(SCENES, 1, Duration.ofSeconds(1), Duration.ZERO);

        assertThat(path).endsWith("/fetchAndLock");
    }

    @Test
    void aNodeThatCannotJustNowIsAwayToo() throws Exception {
        HttpServer stopping = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        stopping.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        stopping.start();
        try {
            URI first = URI.create("http://127.0.0.1:" + stopping.getAddress().getPort());

            several(first, address()).extendLock(task(), Duration.ofSeconds(15));

            assertThat(path).endsWith("/extendLock");
        } finally {
            stopping.stop(0);
        }
    }

    @Test
    void whereNoNodeAnswersTheQueueIsAway() throws Exception {
        RestTaskQueue lonely =
                several(URI.create("http://127.0.0.1:" + unusedPort()), URI.create("http://127.0.0.1:" + unusedPort()));

        assertThatThrownBy(() -> lonely.complete(task(), Variables.none())).isInstanceOf(QueueAway.class);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static RestTaskQueue several(URI... nodes) {
        WorkerProperties properties =
                new WorkerProperties(List.of(nodes), "worker", "s3cret", "w1", Duration.ofSeconds(5));
        return new RestTaskQueue(new StudioClient(JSON, properties), "w1");
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void wrongSecretIsSaidPlainly() {
        status = 401;

        assertThatIllegalStateException()
                .isThrownBy(() -> queue.fetch(SCENES, 1, Duration.ofSeconds(1), Duration.ZERO))
                .withMessageContaining("WORKER_SECRET");
    }
}
