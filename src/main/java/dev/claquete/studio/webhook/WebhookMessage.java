package dev.claquete.studio.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.web.Timestamps;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A delivery as sent over HTTP: the body of Standard Webhooks 1.0.0 with a fresh link, and its three headers. */
@Component
class WebhookMessage {

    /** The field of an event's data in which each entry gets its own link, made from its key. */
    static final String PRODUCTS = "products";

    private final ObjectMapper json;
    private final AssetLinks links;
    private final SecretVault vault;

    WebhookMessage(ObjectMapper json, AssetLinks links, SecretVault vault) {
        this.json = json;
        this.links = links;
        this.vault = vault;
    }

    record Signed(byte[] body, Map<String, String> headers) {}

    /** While a secret is being replaced there are two signatures; receivers accept either. */
    Signed sign(Webhook webhook, Delivery delivery, Instant at) {
        byte[] body = body(delivery);
        String id = delivery.publicId();
        long second = at.getEpochSecond();
        String signatures = webhook.secrets().at(at).stream()
                .map(secret -> vault.open(webhook.id(), secret).sign(id, second, body))
                .collect(Collectors.joining(" "));
        return new Signed(
                body,
                Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", String.valueOf(second),
                        "webhook-signature", signatures));
    }

    private byte[] body(Delivery delivery) {
        try {
            ObjectNode data = (ObjectNode) json.readTree(delivery.data());
            if (delivery.mediaKey() != null) {
                data.put("url", links.link(new ObjectKey(delivery.mediaKey())));
            }
            for (JsonNode product : data.path(PRODUCTS)) {
                ObjectNode entry = (ObjectNode) product;
                if (entry.remove("key") instanceof TextNode key) { // absent if it could not be made
                    entry.put("url", links.link(new ObjectKey(key.asText())));
                }
            }
            ObjectNode body = json.createObjectNode();
            body.put("type", delivery.event());
            body.put("timestamp", Timestamps.text(delivery.happenedAt()));
            body.set("data", data);
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("delivery " + delivery.id() + " is no JSON", e);
        }
    }
}
