package dev.claquete.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.work.TaskQueue.TaskGone;
import dev.claquete.work.TaskQueue.TaskSuspended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** JSON over HTTP to the studio, and what its status codes mean for a task. Thread-safe. */
final class StudioClient {

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ObjectMapper json;
    private final WorkerProperties properties;

    StudioClient(ObjectMapper json, WorkerProperties properties) {
        this.json = json;
        this.properties = properties;
    }

    /**
     * @param patience on top of the usual time-out, for a long poll
     * @throws TaskGone on 404, and where the engine says that another worker holds the task
     * @throws TaskSuspended where the engine says so
     * @throws IllegalStateException on any other status but 2xx
     */
    JsonNode post(String path, Object body, Duration patience) throws TaskGone, TaskSuspended, InterruptedException {
        try {
            HttpResponse<String> response =
                    http.send(request(path, body, patience), HttpResponse.BodyHandlers.ofString());
            check(path, response);
            return response.body().isBlank() ? json.nullNode() : json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("The studio at " + properties.studioUrl() + " does not answer", e);
        }
    }

    private HttpRequest request(String path, Object body, Duration patience) throws IOException {
        String credentials = properties.user() + ":" + properties.secret();
        return HttpRequest.newBuilder(properties.studioUrl().resolve(path))
                .timeout(properties.requestTimeout().plus(patience))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
    }

    private static void check(String path, HttpResponse<String> response) throws TaskGone, TaskSuspended {
        int status = response.statusCode();
        String body = response.body();
        if (status == 404) {
            throw new TaskGone("The studio knows this task no more");
        }
        if (status == 400 && body.contains("suspended")) {
            throw new TaskSuspended("The task's process is paused");
        }
        if (status == 400 && body.contains("worker '")) {
            throw new TaskGone("Another worker holds this task");
        }
        if (status == 401 || status == 403) {
            throw new IllegalStateException("The studio refuses this worker (" + status + " for " + path
                    + "): is its secret the studio's WORKER_SECRET?");
        }
        if (status / 100 != 2) {
            throw new IllegalStateException("The studio answered " + status + " for " + path + ": "
                    + body.substring(0, Math.min(300, body.length())));
        }
    }
}
