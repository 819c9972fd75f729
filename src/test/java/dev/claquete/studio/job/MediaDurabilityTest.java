package dev.claquete.studio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.operation.AddAudio;
import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Product;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import dev.claquete.studio.fakes.NoTaskContext;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.web.Conflict;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a job when something comes between: a cancel, a failure, an operator, a caller that hangs up. */
@StudioTest
@ExtendWith(OutputCaptureExtension.class)
class MediaDurabilityTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient database;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    Processes processes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JobRunner work;

    @Autowired
    Jobs jobs;

    @Autowired
    CompletionWaiters waiting;

    @Autowired
    PublishResults publishResults;

    TestMedia media;
    Person owner;
    Api caller;
    String audio;

    @BeforeEach
    void caller() {
        media = new TestMedia(folder);
        owner = new People(port).user();
        caller = owner.api();
        audio = TestMedia.upload(caller, media.tone("a.mp3", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"by its caller", "in Cockpit"})
    void aCancelEndsFfmpegAtOnceAndGivesTheCreditsBack(String how) {
        CompletableFuture<HttpResponse<String>> answer = post(TestMedia.upload(caller, minutesOfWork()), longSound());
        String id = job();
        await().atMost(LONG).until(() -> status(id).equals("IN_PROGRESS") && ffmpegRuns());
        if (how.equals("in Cockpit")) {
            runtime.deleteProcessInstance(instance(id), "not wanted");
        } else {
            assertThat(caller.post("/job/" + id + "/cancel", "").statusCode()).isEqualTo(200);
        }
        assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(422);
        assertThat(JsonPath.<String>read(answer.join().body(), "$.message")).isEqualTo("The job was cancelled");
        assertThat(status(id)).isEqualTo("CANCELLED");
        await().atMost(LONG).until(() -> !ffmpegRuns() && !processes.isRunning(id));
        await().atMost(LONG).until(() -> store.list("jobs/" + id + "/").isEmpty() && scratch() == 0);
        assertThat(reservation(id)).isEqualTo("REFUNDED");
        assertThat(told(id)).isEmpty();
        assertThat(wanted(id)).isNull();
    }

    /** The store has lost a file, and has it again a moment later. */
    @Test
    void aTechnicalFailureIsTriedAgain() {
        String video = uploadAndLose();
        CompletableFuture<HttpResponse<String>> answer = post(video, audio);
        String id = job();
        ExternalTask failed = awaitFailure(id);
        assertThat(failed.getTopicName()).isEqualTo("gather-inputs");
        bringBack(video);
        externalTasks.unlock(failed.getId()); // it need not rest for that long
        assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(200);
        assertThat(answer.join().headers().firstValue("X-Job-Id")).contains(id);
        assertThat(told(id)).isEmpty();
    }

    /** The store has lost a file, so that the work takes longer than anybody waits. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/video/addaudio      | {'url_video':'VIDEO','url_audio':'AUDIO'} | $.error  | Request Timeout",
                "/thumbnails/generate | {'video_url':'VIDEO'}                     | $.detail | Timeout ao executar workflow",
                "/thumbnails/generate | {'video_url':'VIDEO'}                     | $.type   | timeout_error",
            })
    void whoSaysHowLongToWaitIsToldThatTheTimeIsUpAndTheWorkGoesOn(
            String path, String body, String field, String said) {
        String json = body.replace('\'', '"').replace("VIDEO", uploadAndLose()).replace("AUDIO", audio);
        HttpResponse<String> answer = caller.with("Prefer", "wait=1").post(path, json);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(408);
        assertThat(JsonPath.<String>read(answer.body(), field)).isEqualTo(said);
        String id = job();
        assertThat(answer.headers().firstValue("X-Job-Id")).contains(id);
        assertThat(answer.headers().firstValue("Location")).contains("/job/" + id);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=1");
        assertThat(JsonPath.<String>read(caller.get("/job/" + id).body(), "$.status"))
                .isIn("IN_QUEUE", "IN_PROGRESS");
        assertThat(caller.post("/job/" + id + "/cancel", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whoWouldWaitLongerGetsTheAnswerAsSoonAsItIsThere() {
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1));
        HttpResponse<String> answer = caller.with("Prefer", "wait=90").post("/video/addaudio", addAudio(video, audio));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        HttpResponse<String> told = caller.with("Prefer", "wait=90")
                .post(
                        "/video/addaudio",
                        addAudio(video, audio).replace("}", ",\"webhook_url\":\"https://example.com/hook\"}"));
        assertThat(told.statusCode())
                .as("a webhook makes a caller wait for nothing")
                .isEqualTo(202);
    }

    @Test
    void whatNeedsAnOperatorHasFailedUntilTheOperatorHasItGoOn() {
        String hook = caller.post(
                        "/webhooks/register", "{\"url\":\"https://hooks.example.com/m\",\"events\":[\"media.*\"]}")
                .body();
        assertThat(hook).contains("success");
        String video = uploadAndLose();
        CompletableFuture<HttpResponse<String>> answer = post(video, audio);
        String id = job();
        externalTasks.setRetries(awaitFailure(id).getId(), 0);
        assertThat(answer.join().statusCode()).isEqualTo(500);
        assertThat(answer.join().headers().firstValue("X-Job-Id")).contains(id);
        assertThat(JsonPath.<String>read(answer.join().body(), "$.error")).isEqualTo("Processing failed");
        assertThat(status(id)).isEqualTo("FAILED");
        assertThat(JsonPath.<String>read(caller.get("/job/" + id).body(), "$.error"))
                .startsWith("Uma falha técnica");
        assertThat(told(id)).containsExactly("media.failed");

        bringBack(video);
        processes.retryFailed(id);
        await().atMost(LONG).until(() -> status(id).equals("COMPLETED"));
        await().atMost(LONG).until(() -> !processes.isRunning(id));
        assertThat(told(id)).containsExactly("media.failed", "media.completed");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(store.list("jobs/" + id + "/")).hasSize(1));
        assertThat(reservation(id)).isEqualTo("SETTLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"by its caller", "in Cockpit"})
    void whatNeedsAnOperatorCanBeGivenUp(String how) {
        CompletableFuture<HttpResponse<String>> answer = post(uploadAndLose(), audio);
        String id = job();
        externalTasks.setRetries(awaitFailure(id).getId(), 0);
        assertThat(answer.join().statusCode()).isEqualTo(500);
        if (how.equals("in Cockpit")) {
            runtime.deleteProcessInstance(instance(id), "cannot be mended");
        } else {
            assertThat(caller.post("/job/" + id + "/cancel", "").statusCode()).isEqualTo(200);
        }
        await().atMost(LONG).until(() -> !processes.isRunning(id));
        assertThat(status(id)).isEqualTo("CANCELLED");
        assertThat(reservation(id)).isEqualTo("REFUNDED");
        await().atMost(LONG).until(() -> store.list("jobs/" + id + "/").isEmpty());
    }

    @Test
    void anErrorThatTheDiagramDoesNotCatchNeedsAnOperatorAndKeepsItsCredits() {
        CompletableFuture<HttpResponse<String>> answer = post(uploadAndLose(), audio);
        String id = job();
        ExternalTask task = awaitFailure(id);
        externalTasks.handleBpmnError(task.getId(), task.getWorkerId(), "nobody-knows", "software.amazon.awssdk: gone");
        assertThat(answer.join().statusCode()).isEqualTo(500);
        assertThat(answer.join().body()).doesNotContain("awssdk");
        assertThat(JsonPath.<String>read(caller.get("/job/" + id).body(), "$.error"))
                .startsWith("Uma falha técnica");
        assertThat(runtime.createIncidentQuery().processInstanceId(instance(id)).count())
                .isEqualTo(1);
        assertThat(reservation(id)).isEqualTo("OPEN");
        assertThat(caller.post("/job/" + id + "/cancel", "").statusCode()).isEqualTo(200);
        await().atMost(LONG).until(() -> reservation(id).equals("REFUNDED"));
    }

    @Test
    void aRunThatEndsWithoutResultOrBillHasFailedAndOperatorsHearOfIt() {
        String edited = repository
                .createDeployment()
                .addModelInstance(
                        "edited.bpmn",
                        Bpmn.createExecutableProcess("media-operation")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("ReserveCredits")
                                .camundaExternalTask("reserve-credits")
                                .endEvent("ResultsReady")
                                .done())
                .deploy()
                .getId();
        try {
            assertThat(post("https://example.com/v.mp4", audio).join().statusCode())
                    .isIn(400, 500);
            String id = job();
            assertThat(status(id)).isEqualTo("FAILED");
            assertThat(JsonPath.<String>read(caller.get("/job/" + id).body(), "$.error"))
                    .as("in the language of the account")
                    .startsWith("Uma falha técnica: o trabalho terminou sem resultado.");
            assertThat(reservation(id)).isEqualTo("SETTLED");
            assertThat(database.sql("select count(*) from audit_entry where event = 'run-unsettled'"
                                    + " and details ->> 'businessKey' = ?")
                            .param(id)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        } finally {
            repository.deleteDeployment(edited, true);
        }
    }

    @Test
    void whoWaitsWhileTheStudioStopsIsToldWhereToAskLater(CapturedOutput log) {
        CompletableFuture<HttpResponse<String>> answer = post(uploadAndLose(), audio);
        String id = job();
        awaitFailure(id);
        int before = log.length();
        waiting.stop();
        try {
            assertThat(answer.join().statusCode()).isEqualTo(202);
            assertThat(answer.join().headers().firstValue("Location")).contains("/job/" + id);
            assertThat(log.toString().substring(before)).doesNotContain("\tat ");
        } finally {
            waiting.start();
        }
        assertThat(caller.post("/job/" + id + "/cancel", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aJobWhoseCallerHangsUpIsDoneAllTheSame() throws Exception {
        String body = addAudio(TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1)), audio);
        String id;
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /video/addaudio HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + owner.accessToken() + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            id = job();
            socket.setSoLinger(true, 0);
        }
        await().atMost(LONG).until(() -> status(id).equals("COMPLETED"));
        assertThat(media.download(
                        port, JsonPath.read(caller.get("/job/" + id).body(), "$.output.video_url"), "later.mp4"))
                .isNotEmptyFile();
    }

    @Test
    void whoWaitsForAJobThatHasEndedAlreadyIsToldToo() {
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1));
        assertThat(post(video, audio).join().statusCode()).isEqualTo(200);
        UUID id = UUID.fromString(job());
        assertThat(waiting.forEnd(id).join()).isEqualTo(id);
    }

    @Test
    void whoDoesNotWaitAnyMoreTakesNothingFromOthers() {
        UUID id = paused();
        CompletableFuture<UUID> impatient = waiting.forEnd(id);
        CompletableFuture<UUID> patient = waiting.forEnd(id);
        impatient.cancel(false);
        assertThat(patient).isNotDone();
        work.cancel(UUID.fromString(owner.id()), id);
        processes.activate(id.toString());
        assertThat(patient.join()).isEqualTo(id);
    }

    @Test
    void resultsOfACancelledJobAreNotPublishedAndPublishedOnesAreNotCancelled() throws Exception {
        UUID account = UUID.fromString(owner.id());
        UUID cancelled = paused();
        work.cancel(account, cancelled);
        assertThatThrownBy(() -> publish(cancelled)).isInstanceOf(CancellationException.class);
        assertThat(status(cancelled.toString())).isEqualTo("CANCELLED");

        UUID published = paused();
        publish(published);
        assertThatThrownBy(() -> work.cancel(account, published)).isInstanceOf(Conflict.class);
        processes.delete(cancelled.toString(), "test over");
        processes.delete(published.toString(), "test over");
    }

    /** A job that nobody works on. */
    private UUID paused() {
        return transaction.execute(status -> {
            AddAudio.Order order = new AddAudio.Order(null, null);
            UUID id = work.start(
                            UUID.fromString(owner.id()),
                            new JobRequest("addaudio", order, List.of(), null, null, 0),
                            Optional.empty())
                    .id();
            processes.suspend(id.toString());
            return id;
        });
    }

    private void publish(UUID id) throws Exception {
        ObjectKey result = new ObjectKey("jobs/" + id + "/result-0.txt");
        store.put(result, new byte[] {1}, "text/plain", Map.of());
        ObjectKey list = new ObjectKey("jobs/" + id + "/products.json");
        List<Product> products = List.of(new Product("a", result.value(), "text/plain", 1, 0, 0, 0, Map.of()));
        store.put(list, OrderJson.write(products), "application/json", Map.of());
        publishResults.handle(new PublishResults.Input(id.toString(), list.value()), new NoTaskContext());
    }

    /** @return the key of a video that the books know and the store has lost */
    private String uploadAndLose() {
        Path video = media.video("v.mp4", 160, 90, 10, 1);
        String key = TestMedia.upload(caller, video);
        store.delete(new ObjectKey(key));
        return key;
    }

    private void bringBack(String key) {
        store.put(new ObjectKey(key), folder.resolve("v.mp4"), "video/mp4", Map.of());
    }

    /** Of a kind that has to be encoded anew, cheaply made. */
    private Path minutesOfWork() {
        Path second = media.make(
                "second.webm",
                "-f",
                "lavfi",
                "-i",
                "color=blue:size=1920x1080:rate=25:duration=1",
                "-c:v",
                "libvpx",
                "-deadline",
                "realtime",
                "-cpu-used",
                "8",
                "-pix_fmt",
                "yuv420p");
        return media.make("long.webm", "-stream_loop", "1200", "-i", second.toString(), "-c", "copy");
    }

    private String longSound() {
        return TestMedia.upload(
                caller, media.make("long.mp3", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono:d=1200", "-b:a", "8k"));
    }

    private CompletableFuture<HttpResponse<String>> post(String video, String sound) {
        return CompletableFuture.supplyAsync(() -> caller.post("/video/addaudio", addAudio(video, sound)));
    }

    private static String addAudio(String video, String sound) {
        return "{\"url_video\":\"" + video + "\",\"url_audio\":\"" + sound + "\"}";
    }

    /** The caller's only one. */
    private String job() {
        return await().atMost(LONG)
                .until(
                        () -> database.sql("select id::text from media_job where owner_id = ?::uuid")
                                .param(owner.id())
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private ExternalTask awaitFailure(String id) {
        return await().atMost(LONG)
                .until(
                        () -> externalTasks
                                .createExternalTaskQuery()
                                .processInstanceId(instance(id))
                                .singleResult(),
                        task -> task != null && task.getRetries() != null);
    }

    private String instance(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
    }

    private String status(String id) {
        return jobs.findById(UUID.fromString(id)).orElseThrow().status().name();
    }

    private String wanted(String id) {
        return database.sql("select wanted from media_job where id = ?::uuid")
                .param(id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private String reservation(String id) {
        return database.sql("select state from credit_reservation where reference = ?")
                .param("media:" + id)
                .query(String.class)
                .single();
    }

    /** What the owner's endpoints were told of it, in order. */
    private List<String> told(String id) {
        return database.sql("select event from webhook_delivery where data::text like ? order by queued_at")
                .param("%" + id + "%")
                .query(String.class)
                .list();
    }

    private static boolean ffmpegRuns() {
        return ProcessHandle.current()
                .descendants()
                .anyMatch(process -> process.info().command().orElse("").endsWith("ffmpeg"));
    }

    /** How many folders of tasks there are in this process. */
    private static long scratch() {
        Path home = Path.of(
                System.getProperty("java.io.tmpdir"),
                "claquete",
                Long.toString(ProcessHandle.current().pid()));
        try (var folders = Files.list(home)) {
            return folders.count();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
