package dev.claquete.studio.project.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.studio.project.FakeInternet;
import dev.claquete.studio.project.FakeMakers;
import dev.claquete.studio.project.ProjectApi;
import dev.claquete.studio.project.ProjectTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ProjectTest
class OutcomeWebhookTest {

    @Autowired
    ProjectApi api;

    @Autowired
    FakeMakers.Stage stage;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aRunTellsEveryAddressThatAskedForItHowItEnded() {
        String id = api.project(1);
        stage.hold("compose-video", id);
        api.post("/api/workflow/command", command(id, "generate_all", FakeInternet.url("first")))
                .ok();
        api.post("/api/render", Map.of("projectId", id, "webhookUrl", FakeInternet.url("second")))
                .ok();
        stage.letGo("compose-video", id);
        api.awaitStatus(id, "completed");

        await().untilAsserted(() -> assertThat(told(id))
                .containsExactlyInAnyOrder(
                        "video.completed delivered " + FakeInternet.url("first"),
                        "video.completed delivered " + FakeInternet.url("second")));
    }

    @Test
    void aFailureIsToldToo() {
        String id = api.project(1);
        stage.refuse("Scene 1 speaks");
        stage.refuse("A river 1");
        api.post("/api/workflow/command", command(id, "generate_all", FakeInternet.url("failure")))
                .ok();
        api.awaitStatus(id, "failed");
        stage.allow("Scene 1 speaks");
        stage.allow("A river 1");

        await().untilAsserted(() ->
                assertThat(told(id)).containsExactly("video.failed delivered " + FakeInternet.url("failure")));
    }

    @Test
    void anAddressThatLeadsNowhereGoodIsRefusedAtTheDoor() {
        String id = api.project(1);
        ProjectApi.Answer inside =
                api.post("/api/workflow/command", command(id, "generate_all", "http://169.254.169.254/"));
        assertThat(inside.status()).isEqualTo(400);
        assertThat(inside.error()).isEqualTo("webhook_url: must lead to a public address on the internet");
        assertThat(api.post("/api/render", Map.of("projectId", id, "webhook_url", "ftp://example.com/"))
                        .status())
                .isEqualTo(400);
        assertThat(api.read(id).path("status").asText()).isEqualTo("draft");
    }

    @Test
    void aCommandWithoutAVideoAtItsEndTakesNoAddress() {
        String id = api.project(1);
        ProjectApi.Answer refused =
                api.post("/api/workflow/command", command(id, "generate_all_images", FakeInternet.url("x")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("webhook_url", "leads to a final video");
        assertThat(api.read(id).path("status").asText()).as("nothing has begun").isEqualTo("draft");
    }

    private static Map<String, String> command(String project, String action, String webhookUrl) {
        return Map.of("projectId", project, "action", action, "webhook_url", webhookUrl);
    }

    private List<String> told(String project) {
        return jdbc.queryForList(
                "select d.event || ' ' || d.status || ' ' || w.url from webhook_delivery d"
                        + " join webhook w on w.id = d.webhook_id where d.data like ?",
                String.class,
                "%" + project + "%");
    }
}
