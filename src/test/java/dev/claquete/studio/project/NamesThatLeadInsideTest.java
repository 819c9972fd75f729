package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.render.Canary;
import dev.claquete.studio.Api;
import dev.claquete.studio.account.People;
import dev.claquete.studio.fakes.FakeNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Each field of a project, a scene or a character that takes an address is given names that look public and lead inside. The request
 * is refused with the rule, and nobody reaches the canary.
 */
@ProjectTest
class NamesThatLeadInsideTest {

    private static final String RULE = "must lead to a public address on the internet";

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

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
        assertThat(answer.statusCode()).as("%s %s %s: %s", method, path, body, answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(RULE);
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
