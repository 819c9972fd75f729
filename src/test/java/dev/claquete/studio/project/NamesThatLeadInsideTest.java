package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.render.Canary;
import dev.claquete.studio.Api;
import dev.claquete.studio.account.People;
import dev.claquete.studio.fakes.FakeNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whatever route takes an address is given names that look public and lead inside: every example of the API with its addresses
 * replaced, and the fields that no example shows. Each request or its job is refused with the field, and nobody reaches the canary.
 */
@ProjectTest
class NamesThatLeadInsideTest {

    private static final String RULE = "must lead to a public address on the internet";
    private static final Set<String> OVER = Set.of("completed", "failed", "cancelled");

    /** Where an address is only kept until there is something to send; what is sent then goes through the same client. */
    private static final Set<String> SENT_LATER = Set.of("/webhooks/register", "/webhooks/{id}");

    /** For workers; {@code JobStatusTest} has it. */
    private static final String WORKERS = "/api/webhooks/job-status";

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    private final Iterator<String> names = Stream.generate(
                    () -> FakeNames.INSIDE.keySet().stream().sorted())
            .flatMap(all -> all)
            .iterator();

    Canary canary;
    Api caller;

    @BeforeEach
    void open() {
        canary = new Canary();
        caller = new People(port).user().api().with("Content-Type", "application/json");
    }

    @AfterEach
    void nobodyHasBeenThere() {
        assertThat(canary.visitors()).isZero();
        canary.close();
    }

    @Test
    void everyExampleOfTheApiThatHasAnAddress() throws IOException {
        List<String> tried = new ArrayList<>();
        for (Call call : calls()) {
            String hostile = replaced(call.body());
            HttpResponse<String> answer = caller.send(call.method(), call.path(), hostile);
            String what = call.method() + " " + call.path() + "\n  " + hostile + "\n  " + answer.statusCode() + " "
                    + answer.body();
            if (answer.statusCode() == 200 && answer.body().contains(RULE)) {
                assertThat(answer.body()).as(what).contains("\"thumbnail_url\":null"); // each video for itself
            } else if (answer.statusCode() >= 200 && answer.statusCode() < 300) {
                assertRefusedLater(what, answer);
            } else {
                assertThat(answer.statusCode()).as(what).isBetween(400, 499);
                assertThat(answer.body()).as(what).contains(RULE);
            }
            tried.add(call.path());
        }
        assertThat(tried)
                .contains("/video/addaudio", "/v2/processing/image", "/utils/optimize", "/thumbnails/generate")
                .contains("/video/img2vid", "/json2video/projects");
    }

    private void assertRefusedLater(String what, HttpResponse<String> answer) {
        String where = answer.headers().firstValue("Location").orElseGet(() -> whereToAsk(read(answer.body())));
        assertThat(where).as(what).isNotEmpty();
        JsonNode end = await().until(
                        () -> read(caller.get(where).body()),
                        now -> OVER.contains(now.path("status").asText().toLowerCase(Locale.ROOT)));
        assertThat(end.path("status").asText()).as("%s then %s", what, end).isEqualToIgnoringCase("failed");
        assertThat(end.toString()).as(what).contains(RULE);
    }

    @Test
    void everyFieldOfAProjectThatHoldsAnAddress() {
        String project = id(caller.send("POST", "/api/projects", "{\"title\":\"A\",\"topic\":\"Rain\"}"));
        String scene = id(caller.send(
                "POST",
                "/api/scenes",
                "{\"project_id\":\"" + project + "\",\"visual_description\":\"Rain\",\"narration\":\"Rain.\"}"));
        for (String name : FakeNames.INSIDE.keySet()) {
            String at = "\"http://" + name + ":" + canary.port() + "/image.png\"";
            refused("POST", "/api/projects", "{\"title\":\"A\",\"topic\":\"Rain\",\"bg_music_url\":" + at + "}");
            refused("POST", "/api/projects", "{\"title\":\"A\",\"topic\":\"R\",\"reference_image_url\":" + at + "}");
            refused("PATCH", "/api/projects/" + project, "{\"bg_music_url\":" + at + "}");
            refused("PATCH", "/api/projects/" + project, "{\"reference_image_url\":" + at + "}");
            refused(
                    "POST",
                    "/api/scenes",
                    "{\"project_id\":\"" + project + "\",\"visual_description\":\"R\",\"narration\":\"R.\","
                            + "\"image_url\":" + at + "}");
            refused("PATCH", "/api/scenes/" + scene, "{\"version\":1,\"image_url\":" + at + "}");
            refused("POST", "/api/characters", "{\"name\":\"A\",\"images\":[" + at + "]}");
        }
    }

    private void refused(String method, String path, String body) {
        HttpResponse<String> answer = caller.send(method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s %s: %s", method, path, body, answer.body())
                .isEqualTo(400);
        assertThat(answer.body()).contains(RULE);
    }

    private record Call(String method, String path, String body) {}

    private List<Call> calls() throws IOException {
        List<Call> calls = new ArrayList<>();
        JsonNode document = json.readTree(Api.admin(port).get("/v3/api-docs").body());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode body = method.getValue().at("/requestBody/content/application~1json");
                    Stream.concat(Stream.of(body.path("example")), body.path("examples").findValues("value").stream())
                            .map(example -> example.isTextual() ? example.asText() : example.toString())
                            .filter(example -> example.contains("://"))
                            .map(example -> new Call(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), example))
                            .filter(call -> !SENT_LATER.contains(call.path())
                                    && !call.path().equals(WORKERS)
                                    && !call.path().contains("{"))
                            .forEach(calls::add);
                }));
        calls.add(new Call(
                "POST",
                "/video/img2vid",
                "{\"images\":[{\"id\":\"a\",\"image_url\":\"https://x/a.png\",\"duracao\":1}]}"));
        calls.add(new Call(
                "POST",
                "/json2video/projects",
                "{\"scenes\":[{\"duration\":1,\"elements\":[{\"type\":\"image\",\"url\":\"https://x/a.png\"}]}]}"));
        return calls;
    }

    /** Another name for each address, so that a request has several. A webhook's is left out: it would be looked at only at the end. */
    private String replaced(String example) {
        return example.replaceAll(",?\\s*\"webhook_url\"\\s*:\\s*\"[^\"]*\"", "")
                .lines()
                .map(this::addresses)
                .reduce("", (all, line) -> all + line + "\n");
    }

    private String addresses(String line) {
        return Pattern.compile("https?://[^/\"\\s]+")
                .matcher(line)
                .replaceAll(found -> "http://" + names.next() + ":" + canary.port());
    }

    private static String whereToAsk(JsonNode answer) {
        return answer.has("progress_url")
                ? answer.path("progress_url").asText()
                : answer.has("project_id")
                        ? "/json2video/projects/" + answer.path("project_id").asText()
                        : "";
    }

    private String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return read(answer.body()).path("id").asText();
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }
}
