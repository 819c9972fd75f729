package dev.claquete.studio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.operation.Product;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.fakes.FakeNames;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.job.JobOutcome;
import dev.claquete.studio.project.ProjectOutcome.GenerationFailed;
import dev.claquete.studio.project.ProjectOutcome.SceneAssetMade;
import dev.claquete.studio.project.ProjectOutcome.VideoPublished;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@WebhookTest
class DeliverWebhookTest {

    @Autowired
    WebhookApi api;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AssetLinks links;

    @Autowired
    HistoryService history;

    @Autowired
    DeliverWebhook handler;

    @Test
    void aMessageIsSignedAsStandardWebhooksSay() {
        String secret = api.register(Map.of("url", Receiver.url("signed"), "events", List.of("image.completed")))
                .path("secret")
                .asText();
        long before = Instant.now().getEpochSecond();
        api.publish("image.completed", "1");

        await().until(() -> !Receiver.at("signed").got().isEmpty());
        Receiver.Message message = Receiver.at("signed").got().get(0);
        assertThat(secret).startsWith("whsec_");
        assertThat(message.signedWith(secret)).isTrue();
        assertThat(message.id()).startsWith("msg_");
        assertThat(Long.parseLong(message.timestamp())).isBetween(before, before + 600);
        assertThat(message.userAgent()).isEqualTo("Claquete/1");
        assertThat(message.json().fieldNames()).toIterable().containsExactly("type", "timestamp", "data");
        assertThat(Instant.parse(message.json().path("timestamp").asText())).isAfter(Instant.EPOCH);
    }

    /** A receiver that keeps the ids which it has worked on, and looks at the time, is told nothing twice. */
    @Test
    void aMessageThatIsSentAgainIsRecognisedByWhatIsSigned() {
        JsonNode registered = api.register(Map.of("url", Receiver.url("again"), "events", List.of("*")));
        String secret = registered.path("secret").asText();
        String id = registered.at("/webhook/id").asText();
        api.publish("image.completed", "1");
        api.awaitIdle(id);
        Receiver.Message first = Receiver.at("again").got().get(0);
        WebhookApi.ok(api.caller().post("/api/webhook-deliveries/" + first.id() + "/replay", ""));
        api.awaitIdle(id);
        Receiver.Message again = Receiver.at("again").got().get(1);

        assertThat(again.id()).as("the same message").isEqualTo(first.id());
        assertThat(again.signedWith(secret)).isTrue();
        assertThat(stolen(first, "msg_" + "0".repeat(32), first.timestamp()).signedWith(secret))
                .as("under another id")
                .isFalse();
        assertThat(stolen(first, first.id(), String.valueOf(Long.parseLong(first.timestamp()) + 3600))
                        .signedWith(secret))
                .as("at another time")
                .isFalse();
    }

    private static Receiver.Message stolen(Receiver.Message message, String id, String timestamp) {
        return new Receiver.Message(id, timestamp, message.signature(), message.userAgent(), message.body());
    }

    @Test
    void aNameThatLeadsInsideIsNeverTold() {
        for (String name : FakeNames.INSIDE.keySet()) {
            String url = "http://" + name + ":" + Receiver.port() + "/inside";
            String id = api.register(Map.of("url", url, "events", List.of("*")))
                    .at("/webhook/id")
                    .asText();
            WebhookApi.ok(api.caller().post("/webhooks/" + id + "/test", ""));
            await().until(() -> api.history(id).size() > 0);

            JsonNode attempt = api.history(id).get(0);
            assertThat(attempt.path("status").asText()).as(name).isEqualTo("failed");
            assertThat(attempt.toString()).contains("The address must lead to a public address on the internet");
            WebhookApi.ok(api.caller().send("DELETE", "/webhooks/" + id, (String) null));
        }
        assertThat(Receiver.at("inside").got()).isEmpty();
    }

    @Test
    void whileASecretIsBeingReplacedBothSign() {
        String id = api.register(
                        Map.of("url", Receiver.url("rotated"), "events", List.of("*"), "secret", "seu_secret_key"))
                .at("/webhook/id")
                .asText();
        api.change(id, Map.of("secret", "another secret"));
        api.publish("image.completed", "1");

        await().until(() -> !Receiver.at("rotated").got().isEmpty());
        Receiver.Message message = Receiver.at("rotated").got().get(0);
        assertThat(message.signature().split(" ")).hasSize(2);
        assertThat(message.signedWith("seu_secret_key")).isTrue();
        assertThat(message.signedWith("another secret")).isTrue();
        assertThat(message.signedWith("a third one")).isFalse();
    }

    @Test
    void onlyWhatWasSubscribedToComes() {
        String videos = api.register("videos", "video.*");
        String images = api.register("images", "image.completed", "audio.completed");
        api.publish("video.failed", "1");
        api.publish("image.completed", "2");
        api.publish("audio.completed", "3");
        api.publish("video.completed", "4");
        api.awaitIdle(videos);
        api.awaitIdle(images);

        assertThat(Receiver.at("videos").got("number")).containsExactly("1", "4");
        assertThat(Receiver.at("images").got("number")).containsExactly("2", "3");
    }

    @Test
    void nothingOvertakesAMessageThatFails() {
        Receiver.at("bumpy").first(500, 503, 404, 204, 302, 204);
        String id = api.register("bumpy", "*");
        for (int i = 1; i <= 4; i++) {
            api.publish("image.completed", "bumpy " + i);
        }
        api.awaitIdle(id);

        assertThat(Receiver.at("bumpy").got("number"))
                .containsExactly(
                        "bumpy 1", "bumpy 1", "bumpy 1", "bumpy 1", "bumpy 2", "bumpy 2", "bumpy 3", "bumpy 4");
        assertThat(new HashSet<>(Receiver.at("bumpy").got().stream()
                        .limit(4)
                        .map(Receiver.Message::id)
                        .toList()))
                .as("a message keeps its id from try to try")
                .hasSize(1);
        assertThat(Receiver.at("redirected").got())
                .as("redirects are not followed")
                .isEmpty();
        assertThat(api.history(id))
                .extracting(it -> it.path("status").asText() + " "
                        + it.at("/response/status_code").asInt())
                .containsExactly(
                        "success 204",
                        "success 204",
                        "success 204",
                        "failed 302",
                        "success 204",
                        "failed 404",
                        "failed 503",
                        "failed 500");
    }

    @Test
    void twentyEventsAtOnceAreDeliveredInOrderByOneInstanceAtATime() {
        String id = api.register("crowd", "*");
        CompletableFuture.allOf(IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.runAsync(
                                () -> api.publish("image.completed", "crowd " + UUID.randomUUID())))
                        .toArray(CompletableFuture[]::new))
                .join();
        api.awaitIdle(id);

        JsonNode queue = WebhookApi.ok(api.caller().get("/api/webhook-deliveries?webhookId=" + id))
                .path("deliveries");
        List<String> inOrder = IntStream.range(0, 20)
                .mapToObj(i -> queue.path(19 - i).path("id").asText())
                .toList();
        assertThat(Receiver.at("crowd").got())
                .extracting(Receiver.Message::id)
                .containsExactlyElementsOf(inOrder)
                .doesNotHaveDuplicates();
        assertThat(overlaps(id)).isZero();
    }

    private long overlaps(String id) {
        List<HistoricProcessInstance> runs = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(Webhook.idOf(id).orElseThrow().toString())
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
        assertThat(runs).isNotEmpty();
        return IntStream.range(1, runs.size())
                .filter(i -> runs.get(i).getStartTime().before(runs.get(i - 1).getEndTime()))
                .count();
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        String id = api.register("undone", "*");
        api.rolledBack(() -> api.publish("image.completed", "never"));
        assertThat(api.instances(id)).isZero();
        api.publish("image.completed", "after");
        api.awaitIdle(id);

        assertThat(Receiver.at("undone").got("number")).containsExactly("after");
    }

    @Test
    void whatWasAddedWhileTheLastOneWasSentIsNotForgotten() {
        String id = api.register("late", "*");
        for (int i = 0; i < 10; i++) {
            int number = i;
            int before = Receiver.at("late").got().size();
            api.publish("image.completed", "late " + number);
            await().until(() -> Receiver.at("late").got().size() > before);
        }
        api.awaitIdle(id);
        assertThat(Receiver.at("late").got("number"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "late " + i).toList());
    }

    @Test
    void anAssetThatARunFoundAgainIsNotToldTwice() {
        String id = api.register("assets", "*");
        UUID project = UUID.randomUUID();
        UUID scene = UUID.randomUUID();
        ObjectKey key = new ObjectKey("projects/" + project + "/scenes/" + scene + "/image-1.png");
        for (int i = 0; i < 2; i++) {
            api.inTransaction(
                    () -> events.publishEvent(new SceneAssetMade(project, api.owner(), scene, 3, "image", key)));
        }
        api.awaitIdle(id);

        assertThat(Receiver.at("assets").got()).hasSize(1);
        Receiver.Message message = Receiver.at("assets").got().get(0);
        assertThat(message.type()).isEqualTo("image.completed");
        assertThat(message.data().path("project_id").asText()).isEqualTo(project.toString());
        assertThat(message.data().path("scene_id").asText()).isEqualTo(scene.toString());
        assertThat(message.data().path("scene_number").asInt()).isEqualTo(3);
        assertThat(message.data().path("url").asText()).isEqualTo(links.link(key));
    }

    @Test
    void framesComeWithTheirLinkAndAFailureWithItsReason() {
        String id = api.register("frames", "frames.*");
        UUID job = UUID.randomUUID();
        ObjectKey zip = new ObjectKey("jobs/" + job + "/frames-1.zip");
        Product product = new Product("frames", zip.value(), "application/zip", 3_000, 0, 0, 0, Map.of("frames", 12));
        api.inTransaction(() -> events.publishEvent(frames(job, List.of(product), null)));
        api.inTransaction(() -> events.publishEvent(frames(job, List.of(), "no disk")));
        api.awaitIdle(id);

        List<Receiver.Message> got = Receiver.at("frames").got();
        assertThat(got).extracting(Receiver.Message::type).containsExactly("frames.completed", "frames.failed");
        assertThat(got.get(0).data().path("url").asText()).isEqualTo(links.link(zip));
        assertThat(got.get(0).data().path("frames").asInt()).isEqualTo(12);
        assertThat(got.get(1).data().path("error").asText()).isEqualTo("no disk");
        assertThat(got.get(1).data().path("job_id").asText()).isEqualTo(job.toString());
    }

    @Test
    void aVideoComesWithItsLinkAndAFailureWithItsReason() {
        String id = api.register("outcomes", "video.*");
        UUID project = UUID.randomUUID();
        ObjectKey key = new ObjectKey("projects/" + project + "/videos/video-1.mp4");
        api.inTransaction(() ->
                events.publishEvent(new VideoPublished(project, api.owner(), "Rivers", "en", key, 12.5, 1_000_000)));
        api.inTransaction(() -> events.publishEvent(
                new GenerationFailed(project, api.owner(), "Rivers", "en", "ComposeVideo: no disk", true)));
        api.awaitIdle(id);

        List<Receiver.Message> got = Receiver.at("outcomes").got();
        assertThat(got).extracting(Receiver.Message::type).containsExactly("video.completed", "video.failed");
        assertThat(got.get(0).data().path("url").asText()).isEqualTo(links.link(key));
        assertThat(got.get(0).data().path("seconds").asDouble()).isEqualTo(12.5);
        assertThat(got.get(0).data().path("bytes").asLong()).isEqualTo(1_000_000);
        assertThat(got.get(1).data().path("error").asText()).isEqualTo("ComposeVideo: no disk", true);
        assertThat(got.get(1).data().has("url")).isFalse();
    }

    @Test
    void aTryThatWasNotWrittenDownIsRepeatedUnderTheSameId() {
        Receiver.at("crash").usually(500);
        String id = api.register("crash", "*");
        api.publish("image.completed", "crash");
        await().until(() -> Receiver.at("crash").got().size() > 1);
        handler.handle(new DeliverWebhook.Input(Webhook.idOf(id).orElseThrow().toString()), null);

        assertThat(new HashSet<>(Receiver.at("crash").got().stream()
                        .map(Receiver.Message::id)
                        .toList()))
                .hasSize(1);
        Receiver.at("crash").usually(204);
        api.awaitIdle(id);
        assertThat(api.dead(id)).isEmpty();
    }

    @Test
    void tooManyFailuresOpenTheCircuitAndASuccessClosesIt() {
        Receiver.at("ill").usually(503);
        String id = api.register("ill", "*");
        api.publish("image.completed", "ill 1");
        api.publish("image.completed", "ill 2");
        await().until(() -> api.listed(id).path("failures").asInt() >= 5);
        assertThat(api.listed(id).path("circuit").asText()).isIn("open", "half_open");
        assertThat(api.listed(id).path("last_error").asText()).isEqualTo("Answered with status 503");
        assertThat(Receiver.at("ill").got("number")).containsOnly("ill 1");

        Receiver.at("ill").usually(200);
        api.awaitIdle(id);
        JsonNode well = api.listed(id);
        assertThat(well.path("circuit").asText()).isEqualTo("closed");
        assertThat(well.path("failures").asInt()).isZero();
        assertThat(well.path("last_error").isNull()).isTrue();
        assertThat(Receiver.at("ill").got("number")).endsWith("ill 1", "ill 2");
    }

    @Test
    void whatFailsForADayIsADeadLetterThatCanBeReplayed() {
        Receiver.at("dead").usually(500);
        String id = api.register("dead", "*");
        api.publish("image.completed", "dead 1");
        api.publish("image.completed", "dead 2");
        await().until(() -> Receiver.at("dead").got().size() >= 2);
        api.age(id);
        api.awaitIdle(id);
        assertThat(api.dead(id)).hasSize(2);
        assertThat(api.dead(id).path(1).path("lastError").asText()).isEqualTo("Answered with status 500");

        Receiver.at("dead").usually(204);
        int before = Receiver.at("dead").got().size();
        JsonNode replayed = WebhookApi.ok(
                api.caller().post("/api/webhook-deliveries/replay", WebhookApi.text(Map.of("webhookId", id))));
        assertThat(replayed.path("replayed").asInt()).isEqualTo(2);
        api.awaitIdle(id);
        assertThat(Receiver.at("dead").got("number").subList(before, before + 2))
                .containsExactly("dead 1", "dead 2");
        assertThat(api.dead(id)).isEmpty();
    }

    @Test
    void anEndpointThatIsGoneIsSwitchedOff() {
        Receiver.at("gone").first(410);
        String id = api.register("gone", "*");
        api.inTransaction(() -> {
            api.publish("image.completed", "gone 1");
            api.publish("image.completed", "gone 2");
        });
        api.awaitIdle(id);
        assertThat(api.listed(id).path("active").asBoolean()).isFalse();
        assertThat(api.dead(id)).hasSize(2);
        api.publish("image.completed", "not for it");
        String letter = api.dead(id).path(0).path("id").asText();
        assertThat(api.caller()
                        .post("/api/webhook-deliveries/" + letter + "/replay", "")
                        .statusCode())
                .isEqualTo(409);

        api.change(id, Map.of("active", true));
        WebhookApi.ok(api.caller().post("/api/webhook-deliveries/" + letter + "/replay", ""));
        api.awaitIdle(id);
        assertThat(Receiver.at("gone").got("number")).containsExactly("gone 1", "gone 2");
    }

    @Test
    void aTestAsksAFailingEndpointAtOnce() {
        Receiver.at("tested").first(204);
        String id = api.register("tested", "video.completed");
        JsonNode queued = WebhookApi.ok(api.caller().post("/webhooks/" + id + "/test", ""));
        api.awaitIdle(id);

        assertThat(Receiver.at("tested").got())
                .extracting(Receiver.Message::type, Receiver.Message::id)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "webhook.test", queued.path("delivery_id").asText()));
    }

    @Test
    void aRemovedEndpointHearsNothingMore() {
        Receiver.at("removed").usually(500);
        String id = api.register("removed", "*");
        api.publish("image.completed", "removed");
        await().until(() -> !Receiver.at("removed").got().isEmpty());
        assertThat(api.caller().send("DELETE", "/webhooks/" + id, (String) null).statusCode())
                .isEqualTo(200);

        api.awaitIdle(id);
        assertThat(api.caller().get("/webhooks/" + id + "/history").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aOneOffAddressIsToldAndSignedWithTheAccountsOwnSecret() {
        api.publish("video.completed", "one-off", List.of(Receiver.url("one-off")));
        await().until(() -> !Receiver.at("one-off").got().isEmpty());
        String secret = WebhookApi.ok(api.caller().get("/api/webhook-deliveries/one-off-secret"))
                .path("secret")
                .asText();

        assertThat(Receiver.at("one-off").got().get(0).signedWith(secret)).isTrue();
        assertThat(WebhookApi.ok(api.caller().get("/webhooks/list")).toString()).doesNotContain("one-off");
    }

    private JobOutcome frames(UUID job, List<Product> products, @Nullable String error) {
        return new JobOutcome(job, api.owner(), "extract-frames", "a.mp4", null, products, error, null);
    }
}
