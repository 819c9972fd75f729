package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.Api;
import dev.claquete.studio.account.People.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives an account one thing of each kind that an account can have. A word that stands nowhere else marks them, so that an
 * answer shows whether it tells of them.
 */
final class OneOfEachThing {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String mark = "zanzibar" + UUID.randomUUID().toString().replace("-", "");
    private final Map<String, String> ids = new TreeMap<>();
    private final Person owner;
    private final JdbcClient database;

    OneOfEachThing(Person owner, JdbcClient database) throws IOException {
        this.owner = owner;
        this.database = database;
        Api api = owner.api();
        projectAndScene(api);
        ids.put("character", id(api.post("/api/characters", "{\"name\":\"" + mark + "\",\"description\":\"tall\"}")));
        ids.put("render", renderJob(api));
        ids.put("webhook", webhook(api));
        ids.put("key", id(api.post("/api/keys", "{\"name\":\"" + mark + "\"}")));
        made(api.with("Content-Type", "application/json")
                .send("PUT", "/api/account/provider-keys/openai", "{\"key\":\"sk-" + mark + "\"}"));
        JsonNode file = made(RouteRequests.upload(api, "/utils/upload", mark + ".png"));
        ids.put("file", file.findPath("key").asText());
        ids.put("path", file.findPath("path").asText());
        ids.put("fileId", file.findPath("id").asText());
        ids.put("presigned", presignedUpload(api));
        ids.put("delivery", delivery());
        ids.put("video", video());
        ids.put("upload", videoInPieces(api));
        ids.put("job", mediaJob("addaudio"));
        ids.put("plan", mediaJob("json2video"));
        ids.put("account", owner.id());
        assertThat(ids.values()).as("%s", ids).doesNotContain("");
    }

    String mark() {
        return mark;
    }

    /** By the word for its kind. */
    Map<String, String> ids() {
        return Map.copyOf(ids);
    }

    /** All that the owner sees of them. */
    Map<String, String> seenByOwner() {
        Function<String, String> look = path -> owner.api().get(path).body();
        return Stream.of(
                        "/api/projects",
                        "/api/projects/" + ids.get("project"),
                        "/api/render/" + ids.get("render"),
                        "/api/characters",
                        "/api/keys",
                        "/api/account/provider-keys",
                        "/api/webhook-deliveries",
                        "/webhooks/list",
                        "/utils/files",
                        "/utils/storage/usage",
                        "/api/credits",
                        "/users/me",
                        "/videos/status",
                        "/videos/uploads/" + ids.get("upload"),
                        "/job/" + ids.get("job"),
                        "/json2video/projects/" + ids.get("plan"))
                .collect(Collectors.toMap(path -> path, look));
    }

    private void projectAndScene(Api api) throws IOException {
        JsonNode project = made(api.post(
                "/api/projects",
                "{\"topic\":\"" + mark + "\",\"language\":\"en\",\"approve_script\":true,\"scenes\":[{\"narration\":\""
                        + mark + "\",\"visual_description\":\"a lake\"}]}"));
        ids.put("project", project.path("id").asText());
        ids.put("scene", project.at("/scenes/0/id").asText());
    }

    /** Of a project whose script waits for approval, so that nothing changes meanwhile. */
    private String renderJob(Api api) throws IOException {
        String written = id(api.post(
                "/api/projects",
                "{\"topic\":\"" + mark + " and the sea\",\"language\":\"en\",\"approve_script\":true}"));
        JsonNode job = made(api.post("/api/render", "{\"projectId\":\"" + written + "\"}"));
        await().until(() -> api.get("/api/projects/" + written).body().contains("\"awaiting_approval\":true"));
        return job.path("jobId").asText();
    }

    private String webhook(Api api) throws IOException {
        String body = "{\"url\":\"https://hooks.example.com/" + mark + "\",\"events\":[\"video.completed\"]}";
        return made(api.post("/webhooks/register", body)).findPath("id").asText();
    }

    private String presignedUpload(Api api) throws IOException {
        String body = "{\"name\":\"" + mark + "-2.png\",\"content_type\":\"image/png\",\"size\":100}";
        return made(api.post("/api/files/presign-upload", body))
                .path("upload_id")
                .asText();
    }

    private String delivery() {
        UUID id = UUID.randomUUID();
        UUID webhook = database.sql("select id from webhook where owner_id = ?::uuid")
                .param(owner.id())
                .query(UUID.class)
                .single();
        database.sql(
                        "insert into webhook_delivery (id, webhook_id, event, dedupe_key, data, status, attempts, happened_at,"
                                + " queued_at, ended_at) values (?, ?, 'video.completed', ?, '{}', 'dead', 1, now(), now(), now())")
                .params(id, webhook, mark)
                .update();
        return "msg_" + id.toString().replace("-", "");
    }

    private String mediaJob(String operation) {
        UUID id = UUID.randomUUID();
        database.sql("insert into media_job (id, owner_id, operation, status, progress, error_message, created_at)"
                        + " values (?, ?::uuid, ?, 'FAILED', 0, ?, now())")
                .params(id, owner.id(), operation, mark)
                .update();
        return id.toString();
    }

    private String video() {
        UUID id = UUID.randomUUID();
        database.sql("insert into media_job (id, owner_id, operation, title, status, progress, created_at)"
                        + " values (?, ?::uuid, 'extract-frames', ?, 'IN_QUEUE', 0, now())")
                .params(id, owner.id(), mark + ".mp4")
                .update();
        database.sql("insert into frame_request values (?, 'EVERY_SECONDS', 1, 'jpg')")
                .param(id)
                .update();
        return id.toString();
    }

    private String videoInPieces(Api api) {
        String filename = Base64.getEncoder().encodeToString(mark.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> begun = api.with("Tus-Resumable", "1.0.0")
                .with("Upload-Length", "6")
                .with("Upload-Metadata", "filename " + filename)
                .send("POST", "/videos/uploads", "");
        return begun.headers().firstValue("Location").orElse("").replaceAll(".*/", "");
    }

    private static String id(HttpResponse<String> answer) throws IOException {
        return made(answer).path("id").asText();
    }

    private static JsonNode made(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
