package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People.Person;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks every route of the OpenAPI document with the ids of one account's things in hand: as a stranger, as another user, as an
 * operator and as a worker. Nobody sees or changes anything of that account, and nothing fails in an unexpected way. A new route
 * whose parameters this test does not know fails it.
 */
@StudioTest
class EveryRouteTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\{\\*?\\w+}");

    /** Strangers may ask; what they are told is tested where it is said. */
    private static final Set<String> OPEN = Set.of(
            "POST /users",
            "POST /users/",
            "POST /users/activate",
            "POST /auth/token",
            "POST /auth/password/reset",
            "POST /auth/password/reset/confirm",
            "POST /v2/auth/login",
            "POST /v2/auth/refresh",
            "GET /api/assets");

    private static final Set<String> FOR_WORKERS = Set.of(
            "POST /api/webhooks/job-status",
            "POST /api/worker/tasks/{taskId}/progress",
            "POST /api/worker/tasks/{taskId}/remember");

    /** The same for everybody, so there is nothing of another account in it. */
    private static final Set<String> OF_THE_CALLER = Set.of(
            "GET /users/me",
            "PATCH /users/me",
            "POST /auth/me/password",
            "POST /v2/auth/logout",
            "GET /api/account/provider-keys",
            "PUT /api/account/provider-keys/{provider}",
            "DELETE /api/account/provider-keys/{provider}",
            "GET /api/webhook-deliveries/one-off-secret",
            "GET /api/credits",
            "GET /api/credits/prices",
            "GET /api/credits/statement",
            "GET /utils/storage/usage");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private final String mark = "zanzibar" + UUID.randomUUID().toString().replace("-", "");
    private final Map<String, String> ids = new TreeMap<>();
    private People people;
    private Person owner;

    record Route(String method, String path, boolean multipart) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void someoneHasOneOfEachThing() throws IOException {
        people = new People(port);
        owner = people.user();
        Api api = owner.api();
        JsonNode project = made(api.post(
                "/api/projects",
                "{\"topic\":\"" + mark + "\",\"language\":\"en\",\"approve_script\":true,\"scenes\":[{\"narration\":\""
                        + mark + "\",\"visual_description\":\"a lake\"}]}"));
        ids.put("project", project.path("id").asText());
        ids.put("scene", project.at("/scenes/0/id").asText());
        ids.put("character", id(api.post("/api/characters", "{\"name\":\"" + mark + "\",\"description\":\"tall\"}")));
        JsonNode written = made(api.post(
                "/api/projects",
                "{\"topic\":\"" + mark + " and the sea\",\"language\":\"en\",\"approve_script\":true}"));
        ids.put(
                "job",
                made(api.post(
                                "/api/render",
                                "{\"projectId\":\"" + written.path("id").asText() + "\"}"))
                        .path("jobId")
                        .asText());
        await().until(() ->
                api.get("/api/projects/" + written.path("id").asText()).body().contains("\"awaiting_approval\":true"));
        ids.put(
                "webhook",
                made(api.post(
                                "/webhooks/register",
                                "{\"url\":\"https://hooks.example.com/" + mark
                                        + "\",\"events\":[\"video.completed\"]}"))
                        .findPath("id")
                        .asText());
        ids.put("key", id(api.post("/api/keys", "{\"name\":\"" + mark + "\"}")));
        made(api.with("Content-Type", "application/json")
                .send("PUT", "/api/account/provider-keys/openai", "{\"key\":\"sk-" + mark + "\"}"));
        JsonNode file = made(upload(api, "/utils/upload", mark + ".png"));
        ids.put("file", file.findPath("key").asText());
        ids.put("path", file.findPath("path").asText());
        ids.put("fileId", file.findPath("id").asText());
        ids.put("delivery", delivery());
        ids.put("video", video());
        ids.put("upload", videoInPieces(api));
        ids.put("mediaJob", mediaJob());
        assertThat(ids.values()).as("%s", ids).doesNotContain("");
    }

    @Test
    void nobodySeesOrChangesWhatIsAnothersOnAnyRoute() throws IOException {
        Map<String, String> before = ownersView();
        SoftAssertions softly = new SoftAssertions();
        Person other = people.user();
        Person operator = people.of("operator");
        for (Route route : routes()) {
            int stranger = ask(people.somewhere(), route).statusCode();
            if (!OPEN.contains(route.toString())) {
                softly.assertThat(stranger).as("stranger: %s", route).isEqualTo(401);
            }
            if (!OPEN.contains(route.toString()) && !FOR_WORKERS.contains(route.toString())) {
                softly.assertThat(ask(Api.worker(port), route).statusCode())
                        .as("worker: %s", route)
                        .isIn(403, route.path().equals("/v2/auth/logout") ? 401 : 403);
            }
            for (Person person : List.of(other, operator)) {
                boolean ends = route.toString().equals("POST /v2/auth/logout");
                check(softly, route, ask((ends ? people.user() : person).api(), route), person == operator);
            }
        }
        assertThat(ownersView()).as("what the owner sees afterwards").isEqualTo(before);
        softly.assertAll();
    }

    private void check(SoftAssertions softly, Route route, HttpResponse<String> answer, boolean operator) {
        String who =
                (operator ? "operator: " : "other user: ") + route + " -> " + answer.statusCode() + " " + answer.body();
        softly.assertThat(answer.statusCode()).as(who).isLessThan(500);
        boolean ownWords = bodies().getOrDefault(route.toString(), "").contains(mark);
        softly.assertThat(answer.body().replace(ownWords ? mark : "", ""))
                .as(who)
                .doesNotContain(mark, owner.email());
        if (route.path().startsWith("/api/admin") || FOR_WORKERS.contains(route.toString())) {
            softly.assertThat(answer.statusCode()).as(who).isIn(403, operator ? 404 : 403, 400);
        } else if (namesAThing(route)) {
            softly.assertThat(answer.statusCode()).as(who).isIn(403, 404);
        }
    }

    /** Whether the request that this test makes names something of the owner's. */
    private boolean namesAThing(Route route) {
        boolean byPath = PARAMETER.matcher(route.path()).find();
        String body = bodies().getOrDefault(route.toString(), "");
        return !OF_THE_CALLER.contains(route.toString())
                && !OPEN.contains(route.toString())
                && (byPath || ids.values().stream().anyMatch(body::contains));
    }

    private HttpResponse<String> ask(Api caller, Route route) throws IOException {
        String path = path(route);
        if (route.multipart()) {
            return upload(caller, path, "theirs.png");
        }
        if (route.method().equals("GET")) {
            return caller.get(path);
        }
        if (route.path().startsWith("/videos/uploads")) {
            return caller.with("Tus-Resumable", "1.0.0")
                    .with("Upload-Offset", "0")
                    .with("Content-Type", "application/offset+octet-stream")
                    .send(route.method(), path, "theirs");
        }
        return caller.with("Content-Type", "application/json")
                .send(route.method(), path, bodies().getOrDefault(route.toString(), "{}"));
    }

    private String path(Route route) {
        String known = PARAMETER.matcher(route.path()).replaceAll(parameter -> {
            String value = thing(route.path());
            assertThat(value)
                    .as("this test does not know what to put into %s", route)
                    .isNotNull();
            return value;
        });
        return known.equals("/api/assets") ? known + "?url=" + ids.get("file") : known;
    }

    private @Nullable String thing(String path) {
        Map<String, String> things = new LinkedHashMap<>();
        things.put("/api/projects/", "project");
        things.put("/api/events/", "project");
        things.put("/api/workflow/state/", "project");
        things.put("/api/scenes/", "scene");
        things.put("/api/characters/", "character");
        things.put("/api/render/", "job");
        things.put("/api/keys/", "key");
        things.put("/api/webhook-deliveries/", "delivery");
        things.put("/webhooks/", "webhook");
        things.put("/videos/uploads/", "upload");
        things.put("/generate/video/status/", "project");
        things.put("/videos/", "video");
        things.put("/utils/files/", "fileId");
        things.put("/job/", "mediaJob");
        things.put("/json2video/projects/", "mediaJob");
        things.put("/templates/", "mediaJob");
        return path.startsWith("/api/account/provider-keys/")
                ? "openai"
                : path.startsWith("/api/admin/accounts/")
                        ? owner.id()
                        : path.startsWith("/api/worker/tasks/")
                                ? UUID.randomUUID().toString()
                                : things.entrySet().stream()
                                        .filter(entry -> path.startsWith(entry.getKey()))
                                        .map(entry -> ids.get(entry.getValue()))
                                        .findFirst()
                                        .orElse(null);
    }

    /** Bodies that name the owner's things. */
    private Map<String, String> bodies() {
        return Map.ofEntries(
                Map.entry(
                        "POST /api/workflow/command",
                        "{\"projectId\":\"" + ids.get("project") + "\",\"action\":\"cancel\"}"),
                Map.entry("POST /api/render", "{\"projectId\":\"" + ids.get("project") + "\"}"),
                Map.entry(
                        "POST /api/scenes", "{\"project_id\":\"" + ids.get("project") + "\",\"narration\":\"Mine.\"}"),
                Map.entry(
                        "POST /json2video/preview",
                        "{\"project_id\":\"" + ids.get("mediaJob") + "\",\"scene_index\":0,\"time\":0}"),
                Map.entry("POST /api/projects/{id}/lock", "{\"session_id\":\"theirs\"}"),
                Map.entry("POST /api/projects/{id}/unlock", "{\"session_id\":\"theirs\"}"),
                Map.entry("POST /api/projects/{id}/script/reject", "{\"feedback\":\"theirs\"}"),
                Map.entry("PATCH /api/projects/{id}", "{\"topic\":\"theirs\"}"),
                Map.entry("PATCH /api/scenes/{id}", "{\"narration\":\"theirs\"}"),
                Map.entry("PATCH /api/characters/{id}", "{\"name\":\"theirs\"}"),
                Map.entry(
                        "PUT /webhooks/{id}",
                        "{\"url\":\"https://hooks.example.com/theirs\",\"events\":[\"video.completed\"]}"),
                Map.entry("POST /api/webhook-deliveries/replay", "{\"webhookId\":\"" + ids.get("webhook") + "\"}"),
                Map.entry("POST /api/files/presign-download", "{\"key\":\"" + ids.get("file") + "\"}"),
                Map.entry(
                        "POST /utils/files/move",
                        "{\"source\":\"" + ids.get("path") + "\",\"destination\":\"theirs.png\"}"),
                Map.entry("PATCH /api/admin/accounts/{id}", "{\"role\":\"admin\"}"),
                Map.entry("PUT /api/account/provider-keys/{provider}", "{\"key\":\"sk-theirs\"}"),
                Map.entry(
                        "POST /api/admin/credits/grants",
                        "{\"email\":\"" + owner.email()
                                + "\",\"amount\":5,\"reason\":\"x\",\"idempotency_key\":\"x\"}"));
    }

    private List<Route> routes() throws IOException {
        JsonNode paths =
                JSON.readTree(Api.admin(port).get("/v3/api-docs").body()).path("paths");
        List<Route> routes = Stream.of(paths)
                .flatMap(all -> all.properties().stream())
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method ->
                                Set.of("get", "post", "put", "patch", "delete").contains(method.getKey()))
                        .map(method -> new Route(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue().at("/requestBody/content").has("multipart/form-data"))))
                .toList();
        assertThat(routes).as("the document").hasSizeGreaterThan(60);
        return routes;
    }

    private Map<String, String> ownersView() {
        Function<String, String> look = path -> owner.api().get(path).body();
        return Stream.of(
                        "/api/projects",
                        "/api/projects/" + ids.get("project"),
                        "/api/characters",
                        "/api/keys",
                        "/api/account/provider-keys",
                        "/webhooks/list",
                        "/utils/files",
                        "/utils/storage/usage",
                        "/api/credits",
                        "/users/me",
                        "/videos/status",
                        "/job/" + ids.get("mediaJob"))
                .collect(Collectors.toMap(path -> path, look));
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
        return id.toString();
    }

    private String mediaJob() {
        UUID id = UUID.randomUUID();
        database.sql("insert into media_job (id, owner_id, operation, status, progress, error_message, created_at)"
                        + " values (?, ?::uuid, 'addaudio', 'FAILED', 0, ?, now())")
                .params(id, owner.id(), mark)
                .update();
        return id.toString();
    }

    private String video() {
        UUID id = UUID.randomUUID();
        database.sql(
                        "insert into frame_job (id, owner_id, filename, source_key, interval_kind, interval_value, image_format,"
                                + " status, progress, created_at, updated_at)"
                                + " values (?, ?::uuid, ?, ?, 'EVERY_SECONDS', 1, 'jpg', 'PENDING', 0, now(), now())")
                .params(id, owner.id(), mark + ".mp4", "jobs/" + id + "/source.mp4")
                .update();
        return id.toString();
    }

    private String videoInPieces(Api api) {
        HttpResponse<String> begun = api.with("Tus-Resumable", "1.0.0")
                .with("Upload-Length", "6")
                .with(
                        "Upload-Metadata",
                        "filename " + Base64.getEncoder().encodeToString(mark.getBytes(StandardCharsets.UTF_8)))
                .send("POST", "/videos/uploads", "");
        return begun.headers().firstValue("Location").orElse("").replaceAll(".*/", "");
    }

    private static HttpResponse<String> upload(Api caller, String path, String name) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", png);
        String boundary = "b-" + UUID.randomUUID();
        BodyPublisher body = BodyPublishers.ofByteArrays(List.of(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                                + "\"\r\nContent-Type: image/png\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                png.toByteArray(),
                ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8)));
        return caller.with("Content-Type", "multipart/form-data; boundary=" + boundary)
                .send("POST", path, body);
    }

    private static String id(HttpResponse<String> answer) throws IOException {
        return made(answer).path("id").asText();
    }

    private static JsonNode made(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
