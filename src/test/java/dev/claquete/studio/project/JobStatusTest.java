package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.render.Programs;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.TestServers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@ProjectTest
class JobStatusTest {

    private static final String ROUTE = "/api/webhooks/job-status";

    @Autowired
    ProjectApi api;

    @Autowired
    FakeMakers.Stage stage;

    @Autowired
    ObjectStore store;

    @Autowired
    Environment environment;

    @Autowired
    ExternalTaskService tasks;

    @Autowired
    RuntimeService runtime;

    @TempDir
    Path folder;

    Api stranger;
    Api worker;

    @BeforeEach
    void callers() {
        int port = Integer.parseInt(environment.getRequiredProperty("local.server.port"));
        stranger = Api.stranger(port);
        worker = stranger.with("X-Worker-Secret", TestServers.WORKER_SECRET);
    }

    @Test
    void aWorkerMaySendItsSecretInAnyOfTheUsualWays() {
        String body = "{\"jobId\":\"" + UUID.randomUUID() + "\",\"status\":\"QUEUED\"}";
        String secret = TestServers.WORKER_SECRET;
        assertThat(worker.post(ROUTE, body).statusCode()).isEqualTo(404);
        assertThat(stranger.with("Authorization", "Bearer " + secret)
                        .post(ROUTE, body)
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.with("X-API-Key", secret).post(ROUTE, body).statusCode())
                .isEqualTo(404);
        assertThat(stranger.basic("worker", secret).post(ROUTE, body).statusCode())
                .isEqualTo(404);
        assertThat(stranger.post(ROUTE, body).statusCode()).isEqualTo(401);
        assertThat(stranger.with("X-Worker-Secret", "guessed").post(ROUTE, body).statusCode())
                .isEqualTo(401);
        assertThat(stranger.with("Authorization", "Bearer guessed")
                        .post(ROUTE, body)
                        .statusCode())
                .isEqualTo(401);
        assertThat(worker.get("/api/projects").statusCode()).isEqualTo(403);
    }

    @Test
    void aVideoThatAnOutsiderMadeIsPublishedAndOursIsGivenUp() throws Exception {
        Job job = composing();
        ObjectKey key = new ObjectKey("projects/" + job.project + "/videos/outside.mp4");
        store.put(key, video(), "video/mp4", Map.of());
        ObjectNode report = report(job.id, "COMPLETED");
        report.putObject("outputResult").put("videoUrl", key.value()).put("duration", 99);

        assertThat(send(report)).isEqualTo(200);
        JsonNode result = awaitJob(job.id, "COMPLETED").path("outputResult");
        assertThat(result.path("videoUrl").asText()).contains(key.value());
        assertThat(result.path("duration").asDouble()).isBetween(0.9, 1.1);
        assertThat(result.path("fileSize").asLong())
                .isEqualTo(store.stat(key).orElseThrow().size());
        api.awaitStatus(job.project, "completed");
        assertThat(stage.made("video", job.project)).isZero();

        assertThat(send(report)).as("a report that comes twice").isEqualTo(200);
        assertThat(send(report(job.id, "FAILED")))
                .as("a report that comes late")
                .isEqualTo(200);
        assertThat(job(job.id).path("status").asText()).isEqualTo("COMPLETED");
        stage.letGo("compose-video", job.project);
    }

    @Test
    void whatIsNoVideoOfTheProjectIsRefused() {
        Job job = composing();
        ObjectKey key = new ObjectKey("projects/" + job.project + "/videos/nonsense.mp4");
        store.put(key, new byte[] {1, 2, 3}, "video/mp4", Map.of());
        assertThat(refusal(job, key.value())).contains("videoUrl", "FFmpeg can read");
        assertThat(refusal(job, "projects/" + UUID.randomUUID() + "/videos/a.mp4"))
                .contains("project's own folder");
        assertThat(refusal(job, "projects/" + job.project + "/videos/none.mp4")).contains("names no object");
        assertThat(refusal(job, "http://169.254.169.254/a.mp4")).contains("public address");
        assertThat(refusal(job, FakeInternet.url("other"))).contains("must be a video file");
        assertThat(job(job.id).path("status").asText()).isEqualTo("PROCESSING");
        api.command(job.project, "cancel").ok();
        stage.letGo("compose-video", job.project);
    }

    @Test
    void aRunThatIsNotThereYetTakesNoVideo() throws Exception {
        String project = api.project(1);
        stage.hold("generate-scene-image", project);
        String id = render(project);
        ObjectKey key = new ObjectKey("projects/" + project + "/videos/early.mp4");
        store.put(key, video(), "video/mp4", Map.of());
        ObjectNode report = report(id, "COMPLETED");
        report.putObject("outputResult").put("videoUrl", key.value());
        assertThat(send(report)).isEqualTo(409);
        api.command(project, "cancel").ok();
        stage.letGo("generate-scene-image", project);
    }

    @Test
    void progressIsShownToPeople() {
        Job job = composing();
        int before = progress(job.project);
        ObjectNode report = report(job.id, "PROCESSING").put("progress", 90).put("phase", "encoding");
        assertThat(send(report)).isEqualTo(200);
        await().until(() -> progress(job.project) > before);
        api.command(job.project, "cancel").ok();
        stage.letGo("compose-video", job.project);
    }

    @Test
    void theFailureOfAnOutsiderSaysNothingWhileOneOfOursIsAtIt() {
        Job job = composing();
        assertThat(send(report(job.id, "FAILED").put("errorMessage", "disk full")))
                .isEqualTo(200);
        assertThat(retries(job.project)).isNull();
        stage.letGo("compose-video", job.project);
        api.awaitStatus(job.project, "completed");
    }

    private record Job(String project, String id) {}

    /** A run whose worker is at composing and does not get on. */
    private Job composing() {
        String project = api.project(1);
        stage.hold("compose-video", project);
        String id = render(project);
        await().until(() -> stage.arrived("compose-video", project));
        return new Job(project, id);
    }

    private String render(String project) {
        return api.post("/api/render", Map.of("projectId", project))
                .ok()
                .path("jobId")
                .asText();
    }

    private ObjectNode report(String job, String status) {
        return ProjectApi.object().put("jobId", job).put("status", status);
    }

    private int send(ObjectNode report) {
        return worker.post(ROUTE, report.toString()).statusCode();
    }

    private String refusal(Job job, String video) {
        ObjectNode report = report(job.id, "COMPLETED");
        report.putObject("outputResult").put("videoUrl", video);
        HttpResponse<String> answer = worker.post(ROUTE, report.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return ProjectApi.json(answer.body()).path("error").asText();
    }

    private JsonNode job(String id) {
        return api.get("/api/render/" + id).ok().path("job");
    }

    private JsonNode awaitJob(String id, String status) {
        await().untilAsserted(() -> assertThat(job(id).path("status").asText()).isEqualTo(status));
        return job(id);
    }

    private int progress(String project) {
        return api.get("/api/workflow/state/" + project).ok().path("progress").asInt();
    }

    private String composeTask(String project) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey("make-video")
                .singleResult()
                .getId();
        return tasks.createExternalTaskQuery()
                .processInstanceId(instance)
                .activityId("ComposeVideo")
                .singleResult()
                .getId();
    }

    private Integer retries(String project) {
        return tasks.createExternalTaskQuery()
                .externalTaskId(composeTask(project))
                .singleResult()
                .getRetries();
    }

    /** One second of a test picture. */
    private Path video() throws IOException, InterruptedException {
        Path file = folder.resolve("video.mp4");
        Files.deleteIfExists(file);
        int exit = new ProcessBuilder(
                        Programs.FFMPEG.toString(),
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=64x64:rate=25:duration=1",
                        "-pix_fmt",
                        "yuv420p",
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return file;
    }
}
