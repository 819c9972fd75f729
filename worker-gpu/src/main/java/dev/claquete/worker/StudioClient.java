package dev.claquete.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.work.TaskQueue.QueueAway;
import dev.claquete.work.TaskQueue.TaskGone;
import dev.claquete.work.TaskQueue.TaskSuspended;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

/**
 * Sends JSON over HTTP to the studio, at the first of its addresses that answers, and translates status codes for a
 * task. Thread-safe.
 */
final class StudioClient {

    /** From a proxy without a node behind it, or a node that starts, stops or has no database. */
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ObjectMapper json;
    private final WorkerProperties properties;
    private final StudioAddresses addresses;

    StudioClient(ObjectMapper json, WorkerProperties properties) {
        this.json = json;
        this.properties = properties;
        this.addresses = new StudioAddresses(properties.studioUrl(), Clock.systemUTC());
    }

    /**
     * @param patience on top of the usual time-out, for a long poll
     * @throws TaskGone on 404, and if the engine says that another worker holds the task
     * @throws TaskSuspended if the engine says so
     * @throws QueueAway if no node answers, or all are temporarily unavailable
     * @throws IllegalStateException on any other status but 2xx
     */
    JsonNode post(String path, Object body, Duration patience) throws TaskGone, TaskSuspended, InterruptedException {
        HttpResponse<String> response = send(path, bytes(body), patience);
        check(path, response);
        try {
            return response.body().isBlank() ? json.nullNode() : json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The studio's answer for " + path + " is no JSON", e);
        }
    }

    /**
     * Asks one node after the other until one answers. A repeated report is answered like one for a task that is gone.
     */
    private HttpResponse<String> send(String path, byte[] body, Duration patience) throws InterruptedException {
        IOException problem = new IOException("no address was tried");
        for (URI address : addresses.inOrder()) {
            try {
                HttpResponse<String> response =
                        http.send(request(address, path, body, patience), HttpResponse.BodyHandlers.ofString());
                if (!AWAY.contains(response.statusCode())) {
                    addresses.answered(address);
                    return response;
                }
                problem = new IOException("it answers " + response.statusCode());
            } catch (IOException e) {
                problem = e;
            }
            addresses.failed(address, problem);
        }
        addresses.noneAnswered(problem);
        throw new QueueAway("No studio answers at " + properties.studioUrl(), problem);
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A call of the studio is always JSON", e);
        }
    }

    private HttpRequest request(URI address, String path, byte[] body, Duration patience) {
        String credentials = properties.user() + ":" + properties.secret();
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(properties.requestTimeout().plus(patience))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static void check(String path, HttpResponse<String> response) throws TaskGone, TaskSuspended {
        int status = response.statusCode();
        String body = response.body();
        if (status == 404) {
            throw new TaskGone("The studio no longer knows this task");
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
