package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A script is approved by somebody who sits before Camunda's Tasklist. */
@ProjectTest
class ApproveScriptTest {

    @LocalServerPort
    int port;

    @Autowired
    ProjectApi api;

    @Test
    void theTaskShowsTopicOwnerAndScriptAndIsCompletedByItsForm() {
        String id = waiting("Deserts of the world");
        Api engine = Api.admin(port);
        String task = task(engine, id);

        String variables =
                engine.get("/engine-rest/task/" + task + "/form-variables").body();
        assertThat(JsonPath.<String>read(variables, "$.approvalTopic.value")).isEqualTo("Deserts of the world");
        assertThat(JsonPath.<String>read(variables, "$.approvalOwner.value")).isNotBlank();
        String narration =
                api.read(id).path("scenes").path(0).path("narration").asText().strip();
        assertThat(JsonPath.<String>read(variables, "$.approvalScript.value")).startsWith("1. " + narration);

        String form = engine.get("/engine-rest/task/" + task + "/rendered-form").body();
        assertThat(form)
                .contains("Topic", "Owner", "Script", "Is the script approved?")
                .contains("cam-variable-name=\"approvalScript\" disabled");

        HttpResponse<String> submitted = engine.post(
                "/engine-rest/task/" + task + "/submit-form",
                "{\"variables\":{\"scriptApproved\":{\"value\":true,\"type\":\"Boolean\"}}}");
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(204);
        api.awaitStatus(id, "completed");
    }

    @Test
    void aTopicAndAScriptThatAreLongAreCut() {
        String topic = "Sand ".repeat(2000);
        Api engine = Api.admin(port);
        String task = task(engine, waiting(topic));
        String variables =
                engine.get("/engine-rest/task/" + task + "/form-variables").body();
        assertThat(JsonPath.<String>read(variables, "$.approvalTopic.value"))
                .hasSizeLessThan(4000)
                .startsWith("Sand Sand")
                .endsWith("The whole script is in the project.");
    }

    @Test
    void theFilterAllTasksFindsIt() {
        String id = waiting("Rivers");
        Api engine = Api.admin(port);
        String filters = engine.get("/engine-rest/filter?resourceType=Task").body();
        List<Map<String, Object>> found = JsonPath.read(filters, "$[?(@.name == 'All tasks')]");
        assertThat(found).hasSize(1);
        String list = engine.with("Accept", "application/hal+json")
                .with("Content-Type", "application/json")
                .send("POST", "/engine-rest/filter/" + found.get(0).get("id") + "/list", "{}")
                .body();
        assertThat(list).contains(task(engine, id), "approvalTopic", "Rivers");
    }

    private String waiting(String topic) {
        String id = api.post("/api/projects", Map.of("topic", topic, "approve_script", true))
                .ok()
                .path("id")
                .asText();
        api.command(id, "generate_all").ok();
        await().until(() -> api.read(id).path("awaiting_approval").asBoolean());
        return id;
    }

    private static String task(Api engine, String project) {
        return JsonPath.read(
                engine.get("/engine-rest/task?processInstanceBusinessKey=" + project)
                        .body(),
                "$[0].id");
    }
}
