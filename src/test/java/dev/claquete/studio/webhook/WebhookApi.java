package dev.claquete.studio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.Api;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The administrator's webhooks as their owner uses them, and events of that account. */
class WebhookApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Patience for a busy machine, not a limit that a test is about.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(25));
    }

    private final Environment environment;
    private final JdbcTemplate jdbc;
    private final WebhookEvents events;
    private final TransactionTemplate transaction;
    private final RuntimeService runtime;

    WebhookApi(
            Environment environment,
            JdbcTemplate jdbc,
            WebhookEvents events,
            TransactionTemplate transaction,
            RuntimeService runtime) {
        this.environment = environment;
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
        this.runtime = runtime;
    }

    Api caller() {
        return Api.admin(Integer.parseInt(environment.getRequiredProperty("local.server.port")));
    }

    UUID owner() {
        return jdbc.queryForObject("select id from account where name = 'admin'", UUID.class);
    }

    static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer);
    }

    JsonNode register(Object body) {
        return ok(caller().post("/webhooks/register", text(body)));
    }

    /** @return its id */
    String register(String path, String... subscribed) {
        return register(Map.of("url", Receiver.url(path), "events", List.of(subscribed)))
                .at("/webhook/id")
                .asText();
    }

    JsonNode change(String id, Object body) {
        return ok(caller().with("Content-Type", "application/json").send("PUT", "/webhooks/" + id, text(body)));
    }

    JsonNode listed(String id) {
        for (JsonNode webhook : ok(caller().get("/webhooks/list")).path("webhooks")) {
            if (webhook.path("id").asText().equals(id)) {
                return webhook;
            }
        }
        throw new AssertionError(id + " is not listed");
    }

    JsonNode history(String id) {
        return ok(caller().get("/webhooks/" + id + "/history")).path("history");
    }

    JsonNode dead(String id) {
        return ok(caller().get("/api/webhook-deliveries?status=dead&webhookId=" + id))
                .path("deliveries");
    }

    void publish(String type, String number) {
        publish(type, number, List.of());
    }

    void publish(String type, String number, List<String> oneOffUrls) {
        events.publish(new WebhookEvent(owner(), type, Map.of("number", number), null, number, oneOffUrls));
    }

    void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    void rolledBack(Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    long instances(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(Webhook.idOf(id).orElseThrow().toString())
                .count();
    }

    void awaitIdle(String id) {
        await().until(() -> instances(id) == 0);
    }

    /** Has everything that waits for this endpoint been waiting for longer than a day. */
    void age(String id) {
        jdbc.update(
                "update webhook_delivery set queued_at = queued_at - interval '25 hours' where webhook_id = ?",
                Webhook.idOf(id).orElseThrow());
    }

    static String text(Object body) {
        try {
            return body instanceof String raw ? raw : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
