package dev.claquete.studio.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.operation.ExtractFrames;
import dev.claquete.operation.Input;
import dev.claquete.operation.Source;
import dev.claquete.render.FrameInterval;
import dev.claquete.render.Programs;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.UploadedJobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The frame service as its clients meet it: the seed's own calls, what is refused, and who sees what. */
@StudioTest
class FramesOverHttpTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static Path video;

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient database;

    @Autowired
    UploadedJobs jobs;

    @Autowired
    FrameRequests requests;

    @Autowired
    TransactionTemplate transaction;

    Api admin;

    @BeforeAll
    static void record() throws Exception {
        video = made("video.mp4", "testsrc=size=160x120:rate=25:duration=3", "libx264");
    }

    @BeforeEach
    void callers() {
        admin = Api.admin(port);
    }

    @Test
    void theSeedsExamplesRunAsWritten() throws Exception {
        String email = "user-" + UUID.randomUUID() + "@example.com";
        String user = "{\"email\": \"" + email + "\", \"password\": \"a-quiet-harbour-7\"}";
        curl("-X", "POST", "{base}/users/", "-H", "Content-Type: application/json", "-d", user);
        String token = json.readTree(curl(
                        "-X",
                        "POST",
                        "{base}/auth/token",
                        "-d",
                        "username=" + email + "&password=a-quiet-harbour-7",
                        "-H",
                        "Content-Type: application/x-www-form-urlencoded"))
                .get("access_token")
                .asText();
        String bearer = "Authorization: Bearer " + token;

        JsonNode uploaded =
                json.readTree(curl("-X", "POST", "{base}/videos/upload", "-H", bearer, "-F", "file=@" + video));
        assertThat(uploaded.get("status").asText()).isEqualTo("PENDING");
        assertThat(uploaded.get("filename").asText()).isEqualTo("video.mp4");
        String id = uploaded.get("id").asText();
        assertThat(uploaded.get("video_id").asText()).isEqualTo(id);

        await().atMost(LONG).until(() -> status(() -> {
                    JsonNode list = json(curl("{base}/videos/status", "-H", bearer));
                    assertThat(list).hasSize(1);
                    return list.get(0);
                })
                .equals("COMPLETED"));
        Path zip = folder.resolve("frames.zip");
        curl("{base}/videos/download/" + id, "-H", bearer, "--output", zip.toString());
        assertThat(names(Files.readAllBytes(zip)))
                .containsExactly("frame_000001.jpg", "frame_000002.jpg", "frame_000003.jpg", "frames.json");
    }

    @Test
    void theFramesComeAsAZipThatAnyoneWithTheLinkMayHave() throws Exception {
        JsonNode job = completed(upload(video, "every_nth", "25", "format", "png"));
        assertThat(job.get("progress").asInt()).isEqualTo(100);
        assertThat(job.get("error").isNull()).isTrue();
        assertThat(job.get("frames").asInt()).isEqualTo(3);
        assertThat(job.get("format").asText()).isEqualTo("png");
        assertThat(job.at("/interval/every_nth").asDouble()).isEqualTo(25);

        HttpResponse<byte[]> zip = admin.bytes("GET", "/videos/download/" + id(job));
        assertThat(zip.statusCode()).isEqualTo(200);
        assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(zip.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment")
                .contains("video-frames.zip");
        assertThat(zip.body()).hasSize(job.get("bytes").asInt());
        assertThat(names(zip.body())).contains("frame_000003.png", "frames.json");

        HttpResponse<byte[]> part = admin.with("Range", "bytes=10-19").bytes("GET", "/videos/download/" + id(job));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(zip.body(), 10, 20));

        HttpResponse<byte[]> byLink =
                Api.stranger(port).bytes("GET", job.get("download_url").asText());
        assertThat(byLink.body()).isEqualTo(zip.body());
    }

    @Test
    void theVideoIsKeptNoLongerThanItsJob() {
        JsonNode job = completed(upload(video));
        await().atMost(LONG).until(() -> store.list("jobs/" + id(job) + "/").stream()
                .map(ObjectKey::value)
                .noneMatch(key -> key.contains("source")));
        assertThat(store.list("jobs/" + id(job) + "/")).hasSize(1);
    }

    @Test
    void whatIsNoVideoIsRefusedAtTheDoorAndLeavesNothing() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "just words");
        Path half = Files.write(
                folder.resolve("half.mp4"), Arrays.copyOf(Files.readAllBytes(video), (int) (Files.size(video) / 2)));
        Path empty = Files.write(folder.resolve("empty.mp4"), new byte[0]);
        Path sound = made("sound.mp4", null, "aac");
        int before = store.list("jobs/").size();

        refused(upload(text), "file: must be a video (MP4");
        refused(upload(half), "file: is broken");
        refused(upload(empty), "file: must not be empty");
        refused(upload(sound), "file: has no video stream");
        refused(upload(video, "fps", "0.5", "every_nth", "3"), "fps: must not be given together");
        refused(upload(video, "webhook_url", "http://169.254.169.254/"), "webhook_url: must lead to a public address");
        refused(
                admin.with("Content-Type", "multipart/form-data; boundary=x")
                        .send("POST", "/videos/upload", "--x--\r\n"),
                "file: is required as a multipart field");
        assertThat(admin.post("/videos/upload", "{}").statusCode()).isEqualTo(415);
        assertThat(store.list("jobs/")).hasSize(before);
        assertThat(intake()).isEmpty();
    }

    @Test
    void nothingOfOneAccountIsThereForAnother() throws Exception {
        String id = id(upload(video));
        Api other = user();
        assertThat(json(other.get("/videos/status").body())).isEmpty();
        for (HttpResponse<String> answer : List.of(
                other.get("/videos/status/" + id),
                other.get("/videos/download/" + id),
                other.send("POST", "/videos/" + id + "/cancel", ""),
                admin.get("/videos/status/" + UUID.randomUUID()))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer.body()).get("type").asText()).isEqualTo("not_found");
        }
        assertThat(Api.stranger(port).get("/videos/status").statusCode()).isEqualTo(401);
        assertThat(Api.worker(port).get("/videos/status").statusCode()).isEqualTo(403);
        assertThat(json(admin.get("/videos/status").body()))
                .anyMatch(job -> job.get("id").asText().equals(id));
    }

    @Test
    void aCancelledJobHasNoFramesAndCannotBeCancelledAgain() throws Exception {
        Path longVideo = made("long.mp4", "testsrc=size=1280x720:rate=30:duration=30", "libx264");
        String id = id(upload(longVideo, "fps", "60", "format", "png"));
        await().atMost(LONG).until(() -> status(() -> job(id)).equals("PROCESSING"));

        assertThat(room(id)).as("what counts against the quota").isEqualTo(Files.size(longVideo));

        HttpResponse<String> early = admin.get("/videos/download/" + id);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(json(early.body()).get("detail").asText()).contains("not ready yet", "PROCESSING");

        HttpResponse<String> cancelled = admin.send("POST", "/videos/" + id + "/cancel", "");
        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(job(id).get("status").asText()).isEqualTo("FAILED");
            assertThat(job(id).get("error").asText()).isEqualTo("Cancelled");
        });
        await().atMost(LONG)
                .until(() -> admin.send("POST", "/videos/" + id + "/cancel", "").statusCode() == 409);
        await().atMost(LONG).until(() -> store.list("jobs/" + id + "/").isEmpty());
        assertThat(room(id)).isZero();
        assertThat(admin.get("/videos/download/" + id).statusCode()).isEqualTo(409);
        assertThat(reservation(id)).isEqualTo("REFUNDED");
    }

    @Test
    void aVideoThatTurnsOutBrokenFailsItsJobAndGivesTheCreditsBack() {
        UUID id = UUID.randomUUID();
        UUID owner = database.sql("select id from account where name = 'admin'")
                .query(UUID.class)
                .single();
        ObjectKey source = new ObjectKey("jobs/" + id + "/source.mp4");
        store.put(source, "just words".getBytes(StandardCharsets.UTF_8), "video/mp4", Map.of());
        ExtractFrames.Order order = new ExtractFrames.Order(
                new Source("file", Source.Kind.VIDEO),
                FrameInterval.Kind.EVERY_SECONDS,
                1,
                "jpg",
                100,
                36_000_000,
                3600,
                1L << 30);
        Input video = new Input(
                source.value(), Source.Kind.VIDEO, "video/mp4", 10, VideoContainer.MOV, 160, 120, 25, 3, "h264", null);
        JobRequest request = JobRequest.ofUpload(ExtractFrames.NAME, order, "words.mp4");
        jobs.prepare(id, request, Map.of("file", video));
        transaction.executeWithoutResult(status -> {
            requests.add(id, VideoForm.options(Map.of()));
            jobs.start(id, owner, request);
        });

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(job(id.toString()).get("status").asText()).isEqualTo("FAILED");
            assertThat(job(id.toString()).get("error").asText()).startsWith("The video must be a video (MP4");
            assertThat(store.exists(source)).isFalse();
        });
        assertThat(reservation(id.toString())).isEqualTo("REFUNDED");
        HttpResponse<String> answer = admin.get("/videos/download/" + id);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer.body()).get("detail").asText()).startsWith("There are no frames: The video must be");
    }

    private long room(String id) {
        return database.sql("select coalesce(sum(bytes), 0) from open_upload where id = ?::uuid")
                .param(id)
                .query(Long.class)
                .single();
    }

    private String reservation(String id) {
        return database.sql("select state from credit_reservation where reference = ?")
                .param("frames:" + id)
                .query(String.class)
                .single();
    }

    @Test
    void whatHasExpiredIsGone() {
        JsonNode job = completed(upload(video));
        String key = database.sql("select key from stored_file where key like ?")
                .param("jobs/" + id(job) + "/%")
                .query(String.class)
                .single();
        database.sql("delete from stored_file where key = ?").param(key).update();
        HttpResponse<String> answer = admin.get("/videos/download/" + id(job));
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(json(answer.body()).get("detail").asText()).contains("expired");
        assertThat(job(id(job)).get("download_url").isNull()).isTrue();
    }

    /** 500 MB is the limit of all other uploads; nothing is sent here, the announcement is enough. */
    @Test
    void onlyThisAddressTakesGigabytes() throws Exception {
        assertThat(announce("/videos/upload", 6L << 30)).contains(" 413 ");
        assertThat(announce("/api/uploads", 1L << 30)).contains(" 413 ");
        assertThat(announce("/videos/upload", 4L << 30)).doesNotContain(" 413 ");
    }

    /** The first line that is answered to a form of which only the head is sent; empty where the server waits for more. */
    private String announce(String path, long length) throws IOException {
        try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
            socket.setSoTimeout(2000);
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                    + dev.claquete.studio.TestServers.API_KEY
                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: " + length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var reader = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream()));
            return String.valueOf(reader.readLine());
        } catch (java.net.SocketTimeoutException e) {
            return "";
        }
    }

    private Api user() throws IOException {
        String email = "other-" + UUID.randomUUID() + "@example.com";
        Api stranger = Api.stranger(port);
        stranger.post("/users/", "{\"email\": \"" + email + "\", \"password\": \"a-quiet-harbour-7\"}");
        HttpResponse<String> token = stranger.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/auth/token", "username=" + email + "&password=a-quiet-harbour-7");
        return stranger.with(
                "Authorization",
                "Bearer " + json(token.body()).get("access_token").asText());
    }

    private void refused(HttpResponse<String> answer, String sentence) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode body = json.readTree(answer.body());
        assertThat(body.get("detail").asText()).startsWith(sentence);
        assertThat(body.get("type").asText()).isEqualTo("validation_error");
        assertThat(body.get("field").asText()).isEqualTo(sentence.substring(0, sentence.indexOf(':')));
    }

    private JsonNode completed(HttpResponse<String> uploaded) {
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(202);
        String id = id(uploaded);
        assertThat(uploaded.headers().firstValue("Location")).contains("/videos/status/" + id);
        await().atMost(LONG).until(() -> status(() -> job(id)).equals("COMPLETED"));
        return job(id);
    }

    private JsonNode job(String id) {
        return json(admin.get("/videos/status/" + id).body());
    }

    private static String status(Supplier<JsonNode> job) {
        JsonNode now = job.get();
        assertThat(now.get("status").asText()).isIn("PENDING", "PROCESSING", "COMPLETED", "FAILED");
        assertThat(now.get("progress").asInt()).isBetween(0, 100);
        return now.get("status").asText();
    }

    private JsonNode json(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(text, e);
        }
    }

    private String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return id(json(answer.body()));
    }

    private static String id(JsonNode job) {
        return job.get("id").asText();
    }

    private HttpResponse<String> upload(Path file, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append("--xx\r\nContent-Disposition: form-data; name=\"").append(fields[i]);
            form.append("\"\r\n\r\n").append(fields[i + 1]).append("\r\n");
        }
        form.append("--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"");
        form.append(file.getFileName()).append("\"\r\nContent-Type: video/mp4\r\n\r\n");
        try {
            return admin.with("Content-Type", "multipart/form-data; boundary=xx")
                    .send(
                            "POST",
                            "/videos/upload",
                            BodyPublishers.ofByteArrays(List.of(
                                    form.toString().getBytes(StandardCharsets.UTF_8),
                                    Files.readAllBytes(file),
                                    "\r\n--xx--\r\n".getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What lies among the uploads that are being checked. */
    private static List<Path> intake() throws IOException {
        Path home = Path.of(
                System.getProperty("java.io.tmpdir"),
                "claquete",
                "intake-" + ProcessHandle.current().pid());
        try (var files = Files.list(home)) {
            return files.toList();
        }
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** A call of the program that the seed's examples call. */
    private String curl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--fail-with-body"));
        for (String argument : arguments) {
            command.add(argument.replace("{base}", "http://localhost:" + port));
        }
        try {
            Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
            String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(curl.waitFor()).as(answer).isZero();
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path made(String name, String picture, String encoder) throws Exception {
        Path file = folder.resolve(name);
        List<String> command =
                new ArrayList<>(List.of(Programs.FFMPEG.toString(), "-v", "error", "-y", "-f", "lavfi", "-i"));
        command.addAll(
                picture == null
                        ? List.of("sine=d=1", "-c:a", encoder)
                        : List.of(picture, "-c:v", encoder, "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
        command.add(file.toString());
        Process ffmpeg = new ProcessBuilder(command).inheritIO().start();
        assertThat(ffmpeg.waitFor()).isZero();
        return file;
    }
}
