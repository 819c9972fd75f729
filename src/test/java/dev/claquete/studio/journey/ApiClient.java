package dev.claquete.studio.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The studio as a program sees it: the calls of the README, with an API key. */
final class ApiClient {

    /** Of every customer. */
    static final String PASSWORD = "a-quiet-harbour-7";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled", "paused");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI base;
    private final String header;
    private final String credential;

    ApiClient(URI base, String apiKey) {
        this(base, "X-API-Key", apiKey);
    }

    private ApiClient(URI base, String header, String credential) {
        this.base = base;
        this.header = header;
        this.credential = credential;
    }

    /** Another account, made here and now, with a key of its own. */
    ApiClient customer(String email) {
        post("/users/", Map.of("email", email, "password", PASSWORD), 201);
        ApiClient person = signedIn(email, PASSWORD);
        return withKey(person.post("/api/keys", Map.of("name", "journey"), 201)
                .path("key")
                .asText());
    }

    ApiClient signedIn(String email, String password) {
        String token = post("/v2/auth/login", Map.of("username", email, "password", password), 200)
                .path("access_token")
                .asText();
        return new ApiClient(base, "Authorization", "Bearer " + token);
    }

    ApiClient withKey(String key) {
        return new ApiClient(base, key);
    }

    /** The same caller, with other calls. */
    Api api() {
        return Api.stranger(base.getPort()).with(header, credential);
    }

    /** Somebody whom the studio does not know. */
    Api stranger() {
        return Api.stranger(base.getPort());
    }

    void awaitHealthy(JavaProcess process) {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(process.isAlive())
                            .as("the process started:\n%s", process.logTail())
                            .isTrue();
                    try {
                        return send(HttpRequest.newBuilder(base.resolve("/health")))
                                        .statusCode()
                                == 200;
                    } catch (UncheckedIOException notYet) {
                        return false;
                    }
                });
    }

    JsonNode createProject(Map<String, ?> fields) {
        return post("/api/projects", fields, 201);
    }

    /** One with as few pixels and frames as videos may have, for tests in which neither is the point. */
    JsonNode createSmallProject(Map<String, ?> fields) {
        Map<String, Object> small = new HashMap<>(fields);
        small.put("aspect_ratio", "1:1");
        small.put("fps", 24);
        return createProject(small);
    }

    JsonNode command(String projectId, String action) {
        return post("/api/workflow/command", Map.of("projectId", projectId, "action", action), 200);
    }

    JsonNode command(String projectId, String action, String sceneId) {
        return post("/api/workflow/command", Map.of("projectId", projectId, "action", action, "sceneId", sceneId), 200);
    }

    JsonNode project(String id) {
        return get("/api/projects/" + id);
    }

    JsonNode state(String id) {
        return get("/api/workflow/state/" + id);
    }

    /** Polls the project as clients do, until it is no longer generating. */
    JsonNode awaitEnd(String id) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> ENDED.contains(project(id).path("status").asText()));
        return project(id);
    }

    /** The same, for as long as it takes, while what does the work is there. */
    JsonNode awaitEnd(String id, BooleanSupplier worker) {
        await().forever()
                .pollInterval(Duration.ofMillis(300))
                .until(() -> !worker.getAsBoolean()
                        || ENDED.contains(project(id).path("status").asText()));
        return project(id);
    }

    JsonNode get(String path) {
        HttpResponse<String> response = send(authorized(path));
        assertThat(response.statusCode())
                .as("GET %s: %s", path, response.body())
                .isEqualTo(200);
        return parse(response.body());
    }

    JsonNode post(String path, Object body, int expected) {
        return call("POST", path, body, expected);
    }

    JsonNode put(String path, Object body) {
        return call("PUT", path, body, 204);
    }

    private JsonNode call(String method, String path, Object body, int expected) {
        try {
            HttpResponse<String> response = send(authorized(path)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
            assertThat(response.statusCode())
                    .as("%s %s: %s", method, path, response.body())
                    .isEqualTo(expected);
            return parse(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Downloads a link as a browser would: without the key. */
    Path download(String url, Path file) {
        try {
            HttpResponse<Path> response = http.send(
                    HttpRequest.newBuilder(base.resolve(url)).build(), HttpResponse.BodyHandlers.ofFile(file));
            assertThat(response.statusCode()).as("GET %s", url).isEqualTo(200);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header(header, credential);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + body, e);
        }
    }
}
