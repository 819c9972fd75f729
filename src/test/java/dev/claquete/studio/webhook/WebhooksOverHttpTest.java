package dev.claquete.studio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.Api;
import dev.claquete.studio.account.People;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@WebhookTest
class WebhooksOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    WebhookApi api;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Webhooks webhooks;

    @Autowired
    TransactionTemplate transaction;

    /** The calls of the media endpoints' own documentation, as they stand there. */
    @Test
    void theExamplesOfTheMediaEndpointsRunAsWritten() {
        JsonNode registered = api.register(
                """
                {
                    "url": "https://seu-site.com/webhook",
                    "events": ["video.completed", "image.completed"],
                    "secret": "seu_secret_key"
                }""");
        String id = registered.at("/webhook/id").asText();
        assertThat(id).startsWith("webhook_");
        assertThat(registered.path("status").asText()).isEqualTo("success");
        assertThat(registered.has("secret"))
                .as("a secret of one's own is not repeated")
                .isFalse();

        JsonNode changed = api.change(
                id,
                """
                {
                    "url": "https://seu-site.com/webhook",
                    "events": ["video.completed", "image.completed"],
                    "secret": "seu_secret_key",
                    "description": "Webhook para notificações"
                }""");
        assertThat(changed.path("status").asText()).isEqualTo("success");
        JsonNode webhook = changed.path("webhook");
        assertThat(webhook.path("id").asText()).isEqualTo(id);
        assertThat(webhook.path("url").asText()).isEqualTo("https://seu-site.com/webhook");
        assertThat(webhook.path("events")).hasSize(2);
        assertThat(webhook.path("description").asText()).isEqualTo("Webhook para notificações");
        assertThat(webhook.path("updated_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");

        assertThat(api.listed(id).path("circuit").asText()).isEqualTo("closed");
        assertThat(api.history(id)).isEmpty();
        JsonNode removed = WebhookApi.ok(api.caller().send("DELETE", "/webhooks/" + id, (String) null));
        assertThat(removed.path("status").asText()).isEqualTo("success");
    }

    @Test
    void theHistoryHasTheShapeOfTheMediaEndpoints() {
        String id = api.register("shape", "video.completed");
        WebhookApi.ok(api.caller().post("/webhooks/" + id + "/test", ""));
        api.awaitIdle(id);

        JsonNode entry = api.history(id).path(0);
        assertThat(entry.path("id").asText()).startsWith("exec_");
        assertThat(entry.path("event").asText()).isEqualTo("webhook.test");
        assertThat(entry.path("status").asText()).isEqualTo("success");
        assertThat(entry.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(entry.at("/response/status_code").asInt()).isEqualTo(204);
        assertThat(entry.at("/response/duration_ms").isNumber()).isTrue();
        assertThat(api.caller().get("/webhooks/" + id + "/history?limit=0").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'events':['*']}                                                  | url: is required",
                "{'url':'https://example.com'}                                     | events: is required",
                "{'url':'https://example.com','events':[]}                         | events: must name at least one",
                "{'url':'https://example.com','events':['video.done']}             | events[0]: must be *, a kind",
                "{'url':'https://example.com','events':['*','all.*']}              | events[1]: must be *, a kind",
                "{'url':'https://example.com','events':[null]}                     | events[0]: must be *, a kind",
                "{'url':'ftp://example.com','events':['*']}                        | url: must be an http or https",
                "{'url':'http://169.254.169.254/','events':['*']}                  | url: must lead to a public address",
                "{'url':'http://localhost:1/','events':['*']}                      | url: must lead to a public address",
                "{'url':'https://example.com','events':['*'],'secret':'short'}     | secret: must have 8 to 256",
                "{'url':'https://example.com','events':['*'],'secret':'whsec_!!'}  | secret: must be whsec_",
            })
    void whatBreaksARuleIsRefusedWithItsName(String body, String sentence) {
        HttpResponse<String> refused = api.caller().post("/webhooks/register", body.replace('\'', '"'));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(WebhookApi.read(refused).path("detail").asText()).startsWith(sentence);
    }

    @Test
    void aSecretIsShownOnceAndKeptSealed() {
        JsonNode generated = api.register(Map.of("url", "https://example.com/secret", "events", List.of("*")));
        String secret = generated.path("secret").asText();
        String given = "a secret of my own";
        api.register(Map.of("url", "https://example.com/given", "events", List.of("*"), "secret", given));

        String rows = jdbc.queryForList("select * from webhook").toString();
        assertThat(rows).doesNotContain(secret, secret.substring(6), given);
        assertThat(WebhookApi.ok(api.caller().get("/webhooks/list")).toString()).doesNotContain(secret, given);
    }

    @Test
    void manyThatComeAtOnceAreNoMoreThanAnAccountMayRegister() throws Exception {
        Webhook any = webhooks.ofOwner(api.owner()).isEmpty()
                ? registered("one")
                : webhooks.ofOwner(api.owner()).get(0);
        UUID owner = account();
        CyclicBarrier start = new CyclicBarrier(25);
        ExecutorService threads = Executors.newFixedThreadPool(25);
        try {
            List<Callable<Boolean>> all = Collections.nCopies(25, () -> {
                start.await();
                return transaction.execute(status -> webhooks.add(
                        Webhook.registered(
                                UUID.randomUUID(),
                                owner,
                                any.target(),
                                any.secrets().present(),
                                any.createdAt()),
                        5));
            });
            int taken = 0;
            for (Future<Boolean> one : threads.invokeAll(all)) {
                taken += one.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(5);
        } finally {
            threads.shutdown();
        }
        assertThat(webhooks.ofOwner(owner)).hasSize(5);
    }

    private Webhook registered(String path) {
        String id = api.register(path, "*");
        return webhooks.ofOwner(api.owner()).stream()
                .filter(webhook -> webhook.publicId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private UUID account() {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into account (id, name, email, created_at) values (?, ?, ?, now())",
                id,
                "other-" + id,
                id + "@example.com");
        return id;
    }

    @Test
    void eachAccountSignsItsOneOffMessagesWithASecretOfItsOwn() {
        String mine = WebhookApi.ok(api.caller().get("/api/webhook-deliveries/one-off-secret"))
                .path("secret")
                .asText();
        String theirs = WebhookApi.ok(new People(port).user().api().get("/api/webhook-deliveries/one-off-secret"))
                .path("secret")
                .asText();
        assertThat(theirs).startsWith("whsec_").isNotEqualTo(mine);
    }

    @Test
    void whatIsOfAnotherAccountDoesNotExist() {
        String id = api.register("foreign", "*");
        WebhookApi.ok(api.caller().post("/webhooks/" + id + "/test", ""));
        api.awaitIdle(id);
        String delivery = WebhookApi.ok(api.caller().get("/api/webhook-deliveries?webhookId=" + id))
                .at("/deliveries/0/id")
                .asText();
        UUID other = account();
        UUID uuid = Webhook.idOf(id).orElseThrow();
        jdbc.update("update webhook set owner_id = ? where id = ?", other, uuid);

        Api me = api.caller().with("Content-Type", "application/json");
        assertThat(WebhookApi.ok(me.get("/webhooks/list")).toString()).doesNotContain(id);
        assertThat(me.send("PUT", "/webhooks/" + id, "{}").statusCode()).isEqualTo(404);
        assertThat(me.send("DELETE", "/webhooks/" + id, (String) null).statusCode())
                .isEqualTo(404);
        assertThat(api.caller().post("/webhooks/" + id + "/test", "").statusCode())
                .isEqualTo(404);
        assertThat(me.get("/webhooks/" + id + "/history").statusCode()).isEqualTo(404);
        assertThat(me.get("/api/webhook-deliveries?webhookId=" + id).statusCode())
                .isEqualTo(404);
        assertThat(WebhookApi.ok(me.get("/api/webhook-deliveries")).toString()).doesNotContain(delivery);
        assertThat(api.caller()
                        .post("/api/webhook-deliveries/" + delivery + "/replay", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.caller()
                        .post("/api/webhook-deliveries/replay", WebhookApi.text(Map.of("webhookId", id)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(jdbc.queryForObject(
                        "select count(*) from webhook_attempt where webhook_id = ?", Integer.class, uuid))
                .as("nothing was sent")
                .isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from webhook_delivery where webhook_id = ? and status = 'pending'",
                        Integer.class,
                        uuid))
                .as("nothing waits to be sent")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /webhooks/webhook_7/history, 404",
        "POST, /webhooks/nonsense/test, 404",
        "POST, /api/webhook-deliveries/msg_7/replay, 404",
        "GET, /api/webhook-deliveries?status=lost, 400",
        "GET, /api/webhook-deliveries?webhookId=7, 404"
    })
    void whatDoesNotExistIsNotFound(String method, String path, int status) {
        assertThat(api.caller().send(method, path, (String) null).statusCode()).isEqualTo(status);
    }
}
