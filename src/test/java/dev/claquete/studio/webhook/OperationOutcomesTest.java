package dev.claquete.studio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.operation.Product;
import dev.claquete.operation.ProductKind;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.job.JobOutcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** One-shot operations are told as what they make. */
@WebhookTest
class OperationOutcomesTest {

    @Autowired
    WebhookApi api;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AssetLinks links;

    @BeforeEach
    @AfterEach
    void noEndpoints() {
        for (JsonNode webhook :
                WebhookApi.ok(api.caller().get("/webhooks/list")).path("webhooks")) {
            api.caller().send("DELETE", "/webhooks/" + webhook.path("id").asText(), (String) null);
        }
    }

    @Test
    void whatAnOperationMakesIsToldAsWhatItIs() {
        String videos = api.register("op-videos", "video.completed");
        String images = api.register("op-images", "image.*", "audio.*");
        String both = api.register("op-both", "media.completed", "video.completed");
        String all = api.register("op-all", "*");
        UUID job = UUID.randomUUID();
        Product video =
                new Product("video", "jobs/" + job + "/result-0.mp4", "video/mp4", 1_000, 64, 64, 1.5, Map.of());
        Product preview = new Product("preview", "jobs/" + job + "/result-1.gif", "image/gif", 10, 32, 32, 0, Map.of());
        api.inTransaction(() -> events.publishEvent(new JobOutcome(
                job,
                api.owner(),
                "generate-video",
                null,
                ProductKind.VIDEO,
                List.of(video, preview),
                null,
                Receiver.url("op-one-off"))));
        List.of(videos, images, both, all).forEach(api::awaitIdle);
        await().until(() -> !Receiver.at("op-one-off").got().isEmpty());

        assertThat(Receiver.at("op-videos").got())
                .extracting(Receiver.Message::type)
                .containsExactly("video.completed");
        assertThat(Receiver.at("op-images").got())
                .as("the preview is no news of its own")
                .isEmpty();
        assertThat(Receiver.at("op-both").got())
                .extracting(Receiver.Message::type)
                .containsExactly("media.completed", "video.completed");
        assertThat(Receiver.at("op-all").got())
                .extracting(Receiver.Message::type)
                .containsExactly("media.completed");
        assertThat(Receiver.at("op-one-off").got())
                .extracting(Receiver.Message::type)
                .containsExactly("media.completed");
        JsonNode data = Receiver.at("op-videos").got().get(0).data();
        assertThat(data.path("media_type").asText()).isEqualTo("video");
        assertThat(data.path("url").asText()).isEqualTo(links.link(video.objectKey()));
        assertThat(data.at("/products/1/url").asText()).isEqualTo(links.link(preview.objectKey()));
    }

    @Test
    void anOperationThatFailsIsToldAsWhatItWasToMake() {
        String images = api.register("op-failures", "image.failed", "video.failed");
        UUID job = UUID.randomUUID();
        api.inTransaction(() -> events.publishEvent(new JobOutcome(
                job, api.owner(), "thumbnails", null, ProductKind.IMAGE, List.of(), "no such frame", null)));
        api.awaitIdle(images);

        assertThat(Receiver.at("op-failures").got())
                .extracting(Receiver.Message::type)
                .containsExactly("image.failed");
        JsonNode data = Receiver.at("op-failures").got().get(0).data();
        assertThat(data.path("error").asText()).isEqualTo("no such frame");
        assertThat(data.path("media_type").asText()).isEqualTo("image");
    }

    @Test
    void whatOneOfManyLacksIsToldInItsPlace() {
        String images = api.register("op-missing", "image.completed");
        UUID job = UUID.randomUUID();
        Product made = new Product("0", "jobs/" + job + "/result-0.jpg", "image/jpeg", 9, 8, 8, 0, Map.of());
        Product missing = new Product("1", null, "image/jpeg", 0, 0, 0, 0, Map.of("error", "videos[1].url: is gone"));
        api.inTransaction(() -> events.publishEvent(new JobOutcome(
                job, api.owner(), "thumbnails", null, ProductKind.IMAGE, List.of(made, missing), null, null)));
        api.awaitIdle(images);

        JsonNode products = Receiver.at("op-missing").got().get(0).data().path("products");
        assertThat(products.at("/0/url").asText()).isEqualTo(links.link(made.objectKey()));
        assertThat(products.at("/1/error").asText()).isEqualTo("videos[1].url: is gone");
        assertThat(products.path(1).has("url")).isFalse();
    }
}
