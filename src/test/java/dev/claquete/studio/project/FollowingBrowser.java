package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads a stream as a browser does. */
final class FollowingBrowser implements AutoCloseable {

    private final InputStream stream;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile long comesAgainMs;

    private FollowingBrowser(InputStream stream) {
        this.stream = stream;
        Thread thread = new Thread(this::read);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        Scanner lines = new Scanner(stream, StandardCharsets.UTF_8);
        while (lines.hasNextLine()) {
            String line = lines.nextLine();
            if (line.startsWith("data:")) {
                events.add(ProjectApi.json(line.substring(5)));
            } else if (line.startsWith("retry:")) {
                comesAgainMs = Long.parseLong(line.substring(6).strip());
            }
        }
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** How long it waits before it comes again; 0 when it was not told. */
    long comesAgainMs() {
        return comesAgainMs;
    }

    static FollowingBrowser of(ProjectApi api, String projectId) {
        try {
            HttpResponse<InputStream> response = api.http()
                    .send(api.request("/api/events/" + projectId).build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            return new FollowingBrowser(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<JsonNode> all() {
        return List.copyOf(events);
    }

    List<String> types() {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    List<JsonNode> heard(String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    List<String> statuses() {
        return heard("project_status_update").stream()
                .map(event -> event.path("status").asText())
                .toList();
    }

    List<JsonNode> updates(String sceneId, String field) {
        return heard("scene_update").stream()
                .filter(event -> event.path("sceneId").asText().equals(sceneId)
                        && event.path("field").asText().equals(field))
                .toList();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
