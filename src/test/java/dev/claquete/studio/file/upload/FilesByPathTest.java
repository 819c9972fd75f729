package dev.claquete.studio.file.upload;

import static dev.claquete.studio.file.SamplePictures.png;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People;
import dev.claquete.studio.file.IncomingFiles;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The file routes of media-endpoints.md, as its curl examples call them. */
@StudioTest
class FilesByPathTest {

    private static final String BOUNDARY = "xxBOUNDARYxx";

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    ObjectStore store;

    @Autowired
    IncomingFiles intake;

    Api admin;
    String folder;

    @BeforeEach
    void ownFolder() {
        admin = Api.admin(port);
        folder = "t" + UUID.randomUUID();
    }

    @Test
    void anUploadIsListedUnderItsOwnName() throws IOException {
        byte[] picture = png(1);
        JsonNode answer = json(upload("praia.png", picture, "folder", folder), 200);
        assertThat(answer.get("status").asText()).isEqualTo("success");
        JsonNode file = answer.get("file");
        assertThat(file.get("path").asText()).isEqualTo(folder + "/praia.png");
        assertThat(file.get("name").asText()).isEqualTo("praia.png");
        assertThat(file.get("content_type").asText()).isEqualTo("image/png");
        assertThat(file.get("size").asInt()).isEqualTo(picture.length);
        assertThat(file.get("key").asText()).matches("uploads/[0-9a-f-]{36}/[0-9a-f]{64}\\.png");
        assertThat(file.has("expires_at")).isFalse();
        assertThat(Api.stranger(port).bytes("GET", file.get("url").asText()).body())
                .isEqualTo(picture);

        JsonNode listed = files();
        assertThat(listed.get("total").asInt()).isEqualTo(1);
        assertThat(listed.get("files").get(0)).isEqualTo(file);
        assertThat(intakeFiles()).as("temporary files").isZero();
    }

    @Test
    void aNameThatIsTakenGetsANumberAndTheSameFileStaysOne() throws IOException {
        String first = path(upload("a.png", png(2), "folder", folder));
        assertThat(path(upload("a.png", png(2), "folder", folder))).isEqualTo(first);
        assertThat(path(upload("a.png", png(3), "folder", folder))).isEqualTo(folder + "/a (1).png");
        assertThat(path(upload("a.png", png(3), "folder", folder))).isEqualTo(folder + "/a (1).png");
        assertThat(path(upload("a.png", png(4), "path", folder + "/"))).isEqualTo(folder + "/a (2).png");
    }

    @Test
    void aPathThatWasSpeltOutIsReplacedOnlyOnRequest() throws IOException {
        String path = folder + "/logo.png";
        String old = key(upload("x.png", png(5), "path", path));
        HttpResponse<String> refused = upload("x.png", png(6), "path", path);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json.readTree(refused.body()).get("type").asText()).isEqualTo("conflict");

        String replacing = key(upload("x.png", png(6), "path", path, "overwrite", "true"));
        assertThat(replacing).isNotEqualTo(old);
        assertThat(files().get("total").asInt()).isEqualTo(1);
        assertThat(store.exists(new ObjectKey(old))).isFalse();
    }

    @Test
    void subtitlesInUnicodeAreKeptAsUtf8AndOthersAsTheyCome() throws IOException {
        String subtitles = "1\r\n00:00:01,000 --> 00:00:02,000\r\nOlá\r\n";
        String unicode = key(upload("fala.srt", subtitles.getBytes(StandardCharsets.UTF_16), "folder", folder));
        assertThat(unicode).endsWith(".srt");
        assertThat(store.bytes(new ObjectKey(unicode))).isEqualTo(subtitles.getBytes(StandardCharsets.UTF_8));
        byte[] legacy = subtitles.getBytes(StandardCharsets.ISO_8859_1);
        String other = key(upload("fala.srt", legacy, "folder", folder + "/legacy"));
        assertThat(other).endsWith(".srt");
        assertThat(store.bytes(new ObjectKey(other))).isEqualTo(legacy);
    }

    @Test
    void whatIsNoMediaOrHasABadPathIsRefused() {
        HttpResponse<String> text = upload("a.png", "hello".getBytes(StandardCharsets.UTF_8), "folder", folder);
        assertThat(text.statusCode()).isEqualTo(400);
        assertThat(text.body()).contains("\"detail\":\"file: must be an image").contains("validation_error");
        assertThat(upload("a.png", png(7), "path", "../x.png").statusCode()).isEqualTo(400);
        assertThat(upload("a.png", png(7), "folder", "a/../b").statusCode()).isEqualTo(400);
        assertThat(admin.post("/utils/upload", "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void theListComesInPagesAndByPrefix() throws IOException {
        for (int i = 0; i < 5; i++) {
            upload("f" + i + ".png", png(8), "folder", folder);
        }
        upload("f9.png", png(8), "folder", folder + "/deeper");
        JsonNode page = json(admin.get("/utils/files?limit=2&offset=1&prefix=" + folder + "/f"), 200);
        assertThat(page.get("files"))
                .extracting(file -> file.get("name").asText())
                .containsExactly("f1.png", "f2.png");
        assertThat(page.get("total").asInt()).isEqualTo(5);
        assertThat(page.get("has_more").asBoolean()).isTrue();
        assertThat(files().get("total").asInt()).isEqualTo(6);
        assertThat(admin.get("/utils/files?limit=0").statusCode()).isEqualTo(400);
        assertThat(admin.get("/utils/files?offset=-1").statusCode()).isEqualTo(400);
        assertThat(admin.get("/utils/files?prefix=%00").statusCode()).isEqualTo(400);
        assertThat(json(admin.get("/utils/files?prefix=" + folder + "%25"), 200)
                        .get("total")
                        .asInt())
                .as("no wildcards")
                .isZero();
    }

    @Test
    void aFileMovesByTheSeedsExample() throws IOException {
        JsonNode file = json(upload("arquivo.png", png(9), "folder", folder + "/pasta1"), 200)
                .get("file");
        JsonNode moved = json(move("pasta1/arquivo.png", "pasta2/arquivo.png", false), 200)
                .get("file");
        assertThat(moved.get("path").asText()).isEqualTo(folder + "/pasta2/arquivo.png");
        assertThat(moved.get("key")).as("objects never move").isEqualTo(file.get("key"));
        assertThat(moved.get("id")).isEqualTo(file.get("id"));
        assertThat(move("pasta1/arquivo.png", "x.png", false).statusCode()).isEqualTo(404);
        assertThat(path(move("pasta2/arquivo.png", "pasta3/", false))).isEqualTo(folder + "/pasta3/arquivo.png");
        assertThat(move("pasta3/arquivo.png", "../x.png", false).statusCode()).isEqualTo(400);
        assertThat(admin.post("/utils/files/move", "{\"source\":\"a\"}").body()).contains("destination: is required");
    }

    @Test
    void aMoveReplacesOnlyOnRequest() throws IOException {
        upload("a.png", png(10), "folder", folder);
        String lost = key(upload("b.png", png(11), "folder", folder));
        assertThat(move("a.png", "b.png", false).statusCode()).isEqualTo(409);
        assertThat(move("a.png", "b.png", true).statusCode()).isEqualTo(200);
        assertThat(files().get("total").asInt()).isEqualTo(1);
        assertThat(store.exists(new ObjectKey(lost))).isFalse();
        assertThat(move("b.png", "b.png", false).statusCode()).isEqualTo(200);
    }

    @Test
    void anObjectGoesWithTheLastPathThatLeadsToIt() throws IOException {
        byte[] picture = png(12);
        ObjectKey key = new ObjectKey(key(upload("a.png", picture, "folder", folder)));
        JsonNode second = json(upload("b.png", picture, "folder", folder), 200).get("file");
        assertThat(second.get("key").asText()).isEqualTo(key.value());

        JsonNode removed = json(admin.send("DELETE", "/utils/files?path=" + folder + "/a.png", (String) null), 200);
        assertThat(removed.get("status").asText()).isEqualTo("success");
        assertThat(store.exists(key)).isTrue();
        json(admin.send("DELETE", "/utils/files/" + second.get("id").asText(), (String) null), 200);
        assertThat(store.exists(key)).isFalse();
        assertThat(admin.get("/api/assets?url=" + key).statusCode()).isEqualTo(404);
        assertThat(key(upload("a.png", picture, "folder", folder))).isEqualTo(key.value());
        assertThat(store.exists(key)).as("uploaded anew").isTrue();
    }

    @Test
    void whatAProjectUsesStaysWhenItsPathGoes() throws IOException {
        JsonNode file = json(upload("ref.png", png(13), "folder", folder), 200).get("file");
        ObjectKey key = new ObjectKey(file.get("key").asText());
        HttpResponse<String> project =
                admin.post("/api/projects", "{\"topic\":\"herons\",\"reference_image_url\":\"" + key + "\"}");
        assertThat(project.statusCode()).as(project.body()).isEqualTo(201);

        json(admin.send("DELETE", "/utils/files/" + folder + "/ref.png", (String) null), 200);
        assertThat(store.exists(key)).isTrue();
        assertThat(admin.get("/api/assets?url=" + key).statusCode()).isEqualTo(200);
    }

    @Test
    void usageCountsWhatIsStoredOnce() throws IOException {
        JsonNode before = json(admin.get("/utils/storage/usage"), 200);
        byte[] picture = png(14);
        upload("a.png", picture, "folder", folder);
        upload("b.png", picture, "folder", folder);
        JsonNode after = json(admin.get("/utils/storage/usage"), 200);
        assertThat(after.get("used_bytes").asLong() - before.get("used_bytes").asLong())
                .isEqualTo(picture.length);
        assertThat(after.get("files").asLong() - before.get("files").asLong()).isEqualTo(1);
        assertThat(after.get("reserved_bytes")).isEqualTo(before.get("reserved_bytes"));
        assertThat(after.get("quota_bytes").asLong()).isEqualTo(10L << 30);
        assertThat(after.at("/by_kind/image/bytes").asLong()).isGreaterThanOrEqualTo(picture.length);
    }

    @Test
    void nothingOfOneAccountIsThereForAnother() throws Exception {
        JsonNode mine = json(upload("mine.png", png(15), "folder", folder), 200).get("file");
        Api other = new People(port).user().api();

        assertThat(other.get("/utils/files").body()).contains("\"total\":0");
        assertThat(other.get("/utils/storage/usage").body()).contains("\"used_bytes\":0,");
        for (String name : List.of(mine.get("path").asText(), mine.get("id").asText())) {
            assertThat(other.send("DELETE", "/utils/files/" + name, (String) null)
                            .statusCode())
                    .isEqualTo(404);
        }
        String move = json.writeValueAsString(
                new LibraryController.Move(mine.get("path").asText(), "x.png", true));
        assertThat(other.post("/utils/files/move", move).statusCode()).isEqualTo(404);
        for (String field : List.of("path", "key")) {
            String body = "{\"" + field + "\":\"" + mine.get(field).asText() + "\"}";
            assertThat(other.post("/api/files/presign-download", body).statusCode())
                    .isEqualTo(404);
        }
        assertThat(files().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void strangersAndWorkersReachNoFiles() {
        for (String path : List.of("/utils/files", "/utils/storage/usage")) {
            assertThat(Api.stranger(port).get(path).statusCode()).isEqualTo(401);
            assertThat(Api.stranger(port).get(path).body()).contains("authentication_error");
            assertThat(Api.worker(port).get(path).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void anUploadOfTheFirstKindIsListedToo() throws IOException {
        byte[] picture = png(16);
        HttpResponse<String> old = send("/api/uploads", multipart("foto.png", picture));
        assertThat(old.statusCode()).isEqualTo(201);
        String key = json.readTree(old.body()).get("key").asText();
        assertThat(json(admin.get("/utils/files?prefix=uploads/foto"), 200).get("files"))
                .extracting(file -> file.get("key").asText())
                .contains(key);
    }

    private HttpResponse<String> move(String source, String destination, boolean overwrite) throws IOException {
        return admin.post(
                "/utils/files/move",
                json.writeValueAsString(
                        new LibraryController.Move(folder + "/" + source, folder + "/" + destination, overwrite)));
    }

    private JsonNode files() throws IOException {
        return json(admin.get("/utils/files?prefix=" + folder + "/"), 200);
    }

    private String path(HttpResponse<String> answer) throws IOException {
        return json(answer, 200).at("/file/path").asText();
    }

    private String key(HttpResponse<String> answer) throws IOException {
        return json(answer, 200).at("/file/key").asText();
    }

    private JsonNode json(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> upload(String name, byte[] bytes, String... fields) {
        return send("/utils/upload", multipart(name, bytes, fields));
    }

    private HttpResponse<String> send(String address, List<byte[]> body) {
        return admin.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .send("POST", address, BodyPublishers.ofByteArrays(body));
    }

    private static List<byte[]> multipart(String name, byte[] bytes, String... fields) {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            head.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
            head.append(fields[i]).append("\"\r\n\r\n").append(fields[i + 1]).append("\r\n");
        }
        head.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"");
        head.append(name).append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        return List.of(
                head.toString().getBytes(StandardCharsets.UTF_8),
                bytes,
                ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private long intakeFiles() throws IOException {
        try (Stream<Path> files = Files.walk(intake.folder())) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
