package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.studio.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** The API as its clients use it. */
public class ProjectApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Patience for a busy machine, not a limit that a test is about.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(3));
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;
    private final JdbcTemplate jdbc;

    ProjectApi(Environment environment, JdbcTemplate jdbc) {
        this.environment = environment;
        this.jdbc = jdbc;
    }

    public record Answer(int status, JsonNode body) {

        public String error() {
            return body.path("error").asText();
        }

        public JsonNode ok() {
            assertThat(status).as("%s", body).isBetween(200, 299);
            return body;
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path))
                .header("X-API-Key", TestServers.API_KEY);
    }

    /** @param body a text is sent as it is, anything else as JSON */
    Answer send(String method, String path, Object body) {
        try {
            String text = body == null ? "" : body instanceof String raw ? raw : JSON.writeValueAsString(body);
            HttpResponse<String> answer = http.send(
                    request(path)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(text))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One file in a form, as browsers send it. */
    Answer upload(String path, byte[] file) {
        String boundary = "----boundary";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n";
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            HttpResponse<String> answer = http.send(
                    request(path)
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(HttpRequest.BodyPublishers.ofByteArrays(
                                    List.of(head.getBytes(StandardCharsets.UTF_8), file, end)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What reading an address answers. */
    int fetch(String url) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient http() {
        return http;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A project with this many narrated scenes. */
    public String project(int scenes) {
        ObjectNode body = object().put("topic", "Rivers");
        for (int i = 1; i <= scenes; i++) {
            body.withArray("scenes")
                    .addObject()
                    .put("narration", "Scene " + i + " speaks")
                    .put("visual_description", "A river " + i);
        }
        return post("/api/projects", body).ok().path("id").asText();
    }

    public JsonNode read(String projectId) {
        return get("/api/projects/" + projectId).ok();
    }

    public String sceneId(String projectId, int index) {
        return read(projectId).path("scenes").path(index).path("id").asText();
    }

    public Answer command(String projectId, String action) {
        return post("/api/workflow/command", Map.of("projectId", projectId, "action", action));
    }

    public Answer command(String projectId, String action, String sceneId) {
        return post("/api/workflow/command", Map.of("projectId", projectId, "action", action, "sceneId", sceneId));
    }

    public Answer force(String projectId, String action) {
        return post("/api/workflow/command", Map.of("projectId", projectId, "action", action, "force", true));
    }

    /** Polls as clients do. */
    public JsonNode awaitStatus(String projectId, String status) {
        await().pollInterval(Duration.ofMillis(50))
                .untilAsserted(() ->
                        assertThat(read(projectId).path("status").asText()).isEqualTo(status));
        return read(projectId);
    }

    /** A project of someone else. */
    String foreignProject() {
        UUID other = UUID.randomUUID();
        jdbc.update(
                "insert into account (id, name, email, created_at) values (?, ?, ?, now())",
                other,
                "other-" + other,
                other + "@example.com");
        String id = project(1);
        jdbc.update("update project set owner_id = ? where id = ?", other, UUID.fromString(id));
        jdbc.update("update scene set owner_id = ? where project_id = ?", other, UUID.fromString(id));
        return id;
    }
}
