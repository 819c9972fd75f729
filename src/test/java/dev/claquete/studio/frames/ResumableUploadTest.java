package dev.claquete.studio.frames;

import static dev.claquete.studio.frames.UploadMetadataTest.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.render.Programs;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestServers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Videos in pieces: what a tus client may count on. */
@StudioTest
class ResumableUploadTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static byte[] video;

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient database;

    @Autowired
    UnfinishedVideos unfinished;

    Api admin;

    @BeforeAll
    static void record() throws Exception {
        Path file = folder.resolve("video.mp4");
        Process ffmpeg = new ProcessBuilder(
                        Programs.FFMPEG.toString(),
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=160x120:rate=10:duration=3",
                        "-pix_fmt",
                        "yuv420p",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(ffmpeg.waitFor()).isZero();
        video = Files.readAllBytes(file);
    }

    @BeforeEach
    void caller() {
        admin = tus(Api.admin(port));
    }

    @Test
    void aVideoInPiecesBecomesAJobLikeAnyOther() throws Exception {
        int third = video.length / 3;
        String upload = begun(admin, video.length, "filename " + base64("lake.mp4") + ",every_nth " + base64("10"));
        assertThat(patch(admin, upload, 0, 0, third).statusCode()).isEqualTo(204);
        assertThat(offset(upload)).isEqualTo(third);
        assertThat(pieces(upload)).as("in the store, for every node").hasSize(1);
        assertThat(intake()).as("on this node's disk").isEmpty();
        assertThat(patch(admin, upload, third, third, 2 * third).statusCode()).isEqualTo(204);

        HttpResponse<String> last = patch(admin, upload, 2 * third, 2 * third, video.length);
        assertThat(last.statusCode()).as(last.body()).isEqualTo(204);
        String status = last.headers().firstValue("Location").orElseThrow();
        assertThat(status).isEqualTo("/videos/status/" + id(upload));
        assertThat(last.headers().firstValue("Upload-Offset")).contains(String.valueOf(video.length));
        assertThat(pieces(upload)).isEmpty();

        await().atMost(LONG).until(() -> job(status).get("status").asText().equals("COMPLETED"));
        assertThat(job(status).get("filename").asText()).isEqualTo("lake.mp4");
        assertThat(job(status).get("frames").asInt()).isEqualTo(3);
        assertThat(offset(upload)).as("a client that missed the answer").isEqualTo(video.length);
        assertThat(json.readTree(admin.get(upload).body()).get("video").asText())
                .isEqualTo(status);
        await().atMost(LONG).until(() -> room(upload).isEmpty());
    }

    @Test
    void whatArrivedBeforeTheLineBrokeIsKept() throws Exception {
        String upload = begun(admin, video.length, "");
        int half = video.length / 2;
        try (Socket line = new Socket("localhost", port)) {
            send(line, upload, 0, video.length, Arrays.copyOf(video, half));
        }
        await().atMost(LONG).until(() -> offset(upload) == half);
        assertThat(patch(admin, upload, half, half, video.length).headers().firstValue("Location"))
                .isPresent();
        await().atMost(LONG).until(() -> job("/videos/status/" + id(upload))
                .get("status")
                .asText()
                .equals("COMPLETED"));
    }

    @Test
    void aWrongOffsetIsRefusedAndChangesNothing() {
        String upload = begun(admin, video.length, "");
        patch(admin, upload, 0, 0, 100);
        for (int wrong : List.of(0, 99, 101, video.length)) {
            HttpResponse<String> answer = patch(admin, upload, wrong, 100, 200);
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("is at 100");
        }
        assertThat(offset(upload)).isEqualTo(100);
        assertThat(admin.with("Content-Type", "application/offset+octet-stream")
                        .with("Upload-Offset", "100")
                        .send("PATCH", upload, BodyPublishers.ofByteArray(new byte[video.length]))
                        .statusCode())
                .as("more than was announced")
                .isEqualTo(413);
    }

    @Test
    void anEarlierConnectionCannotMixItsBytesIn() throws Exception {
        String upload = begun(admin, video.length, "");
        try (Socket slow = new Socket("localhost", port)) {
            send(slow, upload, 0, video.length, new byte[10]);
            await().atMost(LONG).until(() -> writer(upload).isPresent());
            assertThat(patch(admin, upload, 0, 0, 1000).statusCode()).isEqualTo(204);
        }
        await().atMost(LONG).until(() -> intake().isEmpty());
        assertThat(offset(upload)).isEqualTo(1000);
        assertThat(pieces(upload)).hasSize(1);
    }

    @Test
    void whatIsNoVideoEndsItsUploadAndFreesItsRoom() throws Exception {
        String upload = begun(admin, 20_000, "");
        HttpResponse<String> answer = admin.with("Content-Type", "application/offset+octet-stream")
                .with("Upload-Offset", "0")
                .send("PATCH", upload, BodyPublishers.ofByteArray(new byte[20_000]));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).get("detail").asText()).startsWith("file: must be a video");
        assertThat(admin.get(upload).statusCode()).isEqualTo(410);
        assertThat(pieces(upload)).isEmpty();
        assertThat(room(upload)).isEmpty();
        assertThat(intake()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItIsSent() throws Exception {
        Api poor = user();
        database.sql("insert into storage_quota values (?::uuid, 5000)")
                .param(json.readTree(poor.get("/users/me").body()).get("id").asText())
                .update();
        String small = begun(poor, 3000, "");
        assertThat(begin(poor, "3000", "").statusCode()).isEqualTo(413);
        assertThat(poor.send("DELETE", small, "").statusCode()).isEqualTo(204);
        begun(poor, 3000, "");

        assertThat(begin(admin, String.valueOf(6L << 30), "").statusCode()).isEqualTo(413);
        assertThat(begin(admin, "0", "").statusCode()).isEqualTo(400);
        assertThat(begin(admin, "many", "").statusCode()).isEqualTo(400);
        HttpResponse<String> inside = begin(admin, "10", "webhook_url " + base64("http://127.0.0.1/"));
        assertThat(inside.statusCode()).isEqualTo(400);
        assertThat(inside.body()).contains("webhook_url");
    }

    @Test
    void anothersUploadIsNotThere() throws Exception {
        String upload = begun(admin, video.length, "");
        Api other = user();
        for (HttpResponse<String> answer : List.of(
                other.get(upload),
                other.send("HEAD", upload, ""),
                patch(other, upload, 0, 0, 10),
                other.send("DELETE", upload, ""))) {
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        assertThat(tus(Api.stranger(port)).get(upload).statusCode()).isEqualTo(401);
        assertThat(offset(upload)).isZero();
    }

    @Test
    void whatWasGivenUpIsGone() {
        String upload = begun(admin, video.length, "");
        patch(admin, upload, 0, 0, 100);
        assertThat(admin.with("X-HTTP-Method-Override", "DELETE")
                        .send("POST", upload, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(admin.send("HEAD", upload, "").statusCode()).isEqualTo(404);
        assertThat(pieces(upload)).isEmpty();
        assertThat(room(upload)).isEmpty();
    }

    @Test
    void whatExpiredIsLeftToHousekeeping() {
        String upload = begun(admin, video.length, "");
        patch(admin, upload, 0, 0, 100);
        List<ObjectKey> pieces = pieces(upload);
        assertThat(unfinished.needed(pieces)).isEqualTo(Set.copyOf(pieces));
        database.sql("update frame_upload set expires_at = now() - interval '1 second' where id = ?::uuid")
                .param(id(upload))
                .update();
        assertThat(admin.send("HEAD", upload, "").statusCode()).isEqualTo(410);
        assertThat(patch(admin, upload, 100, 100, 200).statusCode()).isEqualTo(410);
        assertThat(unfinished.needed(pieces)).isEmpty();
        unfinished.forget();
        assertThat(admin.send("HEAD", upload, "").statusCode()).isEqualTo(404);
    }

    @Test
    void clientsLearnWhatIsUnderstood() {
        HttpResponse<String> abilities = Api.admin(port).send("OPTIONS", ResumableController.UPLOADS, "");
        assertThat(abilities.statusCode()).isEqualTo(204);
        assertThat(abilities.headers().map())
                .containsEntry("Tus-Version", List.of("1.0.0"))
                .containsEntry("Tus-Extension", List.of("creation,termination,expiration"))
                .containsEntry("Tus-Max-Size", List.of(String.valueOf(5L << 30)));
        HttpResponse<String> future = Api.admin(port)
                .with("Tus-Resumable", "2.0.0")
                .with("Upload-Length", "10")
                .send("POST", ResumableController.UPLOADS, "");
        assertThat(future.statusCode()).isEqualTo(412);
        assertThat(future.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(admin.with("Content-Type", "video/mp4")
                        .with("Upload-Offset", "0")
                        .send("PATCH", begun(admin, 10, ""), "x")
                        .statusCode())
                .isEqualTo(415);
    }

    private static Api tus(Api caller) {
        return caller.with("Tus-Resumable", "1.0.0");
    }

    private static HttpResponse<String> begin(Api caller, String length, String metadata) {
        return caller.with("Upload-Length", length)
                .with("Upload-Metadata", metadata)
                .send("POST", ResumableController.UPLOADS, "");
    }

    private static String begun(Api caller, long length, String metadata) {
        HttpResponse<String> answer = begin(caller, String.valueOf(length), metadata);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Upload-Expires")).isPresent();
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> patch(Api caller, String upload, long offset, int from, int to) {
        return caller.with("Content-Type", "application/offset+octet-stream")
                .with("Upload-Offset", String.valueOf(offset))
                .send("PATCH", upload, BodyPublishers.ofByteArray(video, from, to - from));
    }

    /** The head of a request and fewer bytes than it announces. */
    private static void send(Socket line, String upload, long offset, long announced, byte[] bytes) throws IOException {
        OutputStream out = line.getOutputStream();
        out.write(("PATCH " + upload + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + TestServers.API_KEY
                        + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset
                        + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + announced
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    private long offset(String upload) {
        HttpResponse<String> answer = admin.send("HEAD", upload, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Tus-Resumable")).contains("1.0.0");
        assertThat(answer.headers().firstValueAsLong("Upload-Length")).hasValue(video.length);
        return answer.headers().firstValueAsLong("Upload-Offset").orElseThrow();
    }

    private JsonNode job(String status) throws IOException {
        return json.readTree(admin.get(status).body());
    }

    private List<ObjectKey> pieces(String upload) {
        return store.list("incoming/" + id(upload) + "/");
    }

    private Optional<UUID> writer(String upload) {
        return database.sql("select writer from frame_upload where id = ?::uuid and writer is not null")
                .param(id(upload))
                .query(UUID.class)
                .optional();
    }

    /** The bytes that count against the owner's quota. */
    private Optional<Long> room(String upload) {
        return database.sql("select bytes from open_upload where id = ?::uuid")
                .param(id(upload))
                .query(Long.class)
                .optional();
    }

    private static String id(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }

    private static List<Path> intake() throws IOException {
        Path home = Path.of(
                System.getProperty("java.io.tmpdir"),
                "claquete",
                "intake-" + ProcessHandle.current().pid());
        try (var files = Files.list(home)) {
            return files.toList();
        }
    }

    private Api user() throws IOException {
        String email = "tus-" + UUID.randomUUID() + "@example.com";
        Api stranger = Api.stranger(port);
        stranger.post("/users/", "{\"email\": \"" + email + "\", \"password\": \"a-quiet-harbour-7\"}");
        HttpResponse<String> token = stranger.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/auth/token", "username=" + email + "&password=a-quiet-harbour-7");
        return tus(stranger.with(
                "Authorization",
                "Bearer " + json.readTree(token.body()).get("access_token").asText()));
    }
}
