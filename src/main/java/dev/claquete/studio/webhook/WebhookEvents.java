package dev.claquete.studio.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queues events for an account's endpoints. Takes part in the caller's transaction: a rolled-back event is not sent, a
 * committed one is, whatever happens. Repeatable: no endpoint gets the same event under the same name and key twice.
 */
@Component
@Transactional
public class WebhookEvents {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DeliveryProcess process;
    private final SecretVault vault;
    private final WebhookProperties properties;
    private final ObjectMapper json;

    WebhookEvents(
            Webhooks webhooks,
            Deliveries deliveries,
            DeliveryProcess process,
            SecretVault vault,
            WebhookProperties properties,
            ObjectMapper json) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.process = process;
        this.vault = vault;
        this.properties = properties;
        this.json = json;
    }

    public void publish(WebhookEvent event) {
        for (Webhook webhook : webhooks.lockActive(event.ownerId())) {
            enqueue(webhook, event, webhook.heard(event.types()));
        }
        List<String> general = List.of(event.type());
        event.oneOffUrls().stream()
                .distinct()
                .sorted()
                .forEach(url -> enqueue(oneOff(event.ownerId(), url), event, general));
    }

    /**
     * Queues it for this endpoint alone, which is locked.
     *
     * @return the id of the delivery, if it is the first of its key
     */
    UUID enqueue(Webhook webhook, WebhookEvent event) {
        return enqueue(webhook, event, List.of(event.type())).get(0);
    }

    /** Queues it once under each name; wakes the endpoint's single process once, however many messages there are. */
    private List<UUID> enqueue(Webhook webhook, WebhookEvent event, List<String> names) {
        Instant now = now();
        List<Delivery> wanted = names.stream()
                .map(name -> new Delivery(
                        UUID.randomUUID(),
                        webhook.id(),
                        name,
                        write(event),
                        event.media() == null ? null : event.media().value(),
                        Delivery.Status.PENDING,
                        0,
                        null,
                        now,
                        now,
                        null))
                .toList();
        long added = wanted.stream()
                .filter(delivery -> deliveries.add(delivery, event.dedupeKey()))
                .count();
        if (added > 0) {
            process.wake(webhook);
        }
        return wanted.stream().map(Delivery::id).toList();
    }

    private Webhook oneOff(UUID owner, String url) {
        Instant now = now();
        webhooks.deleteOneOffs(owner, now.minus(properties.keep()));
        UUID id = UUID.randomUUID();
        return webhooks.lockOneOff(Webhook.oneOff(id, owner, url, vault.seal(id, vault.ofOneOffs(owner)), now));
    }

    private String write(WebhookEvent event) {
        try {
            return json.writeValueAsString(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the data of a " + event.type() + " event is no JSON", e);
        }
    }

    /** Truncated to the database's precision. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
