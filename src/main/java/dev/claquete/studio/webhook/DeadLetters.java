package dev.claquete.studio.webhook;

import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.NotFound;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The caller's own deliveries, and replays of those that were given up. */
@Component
@Transactional
class DeadLetters {

    private final CurrentAccount caller;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DeliveryProcess process;
    private final SecretVault vault;

    DeadLetters(
            CurrentAccount caller,
            Webhooks webhooks,
            Deliveries deliveries,
            DeliveryProcess process,
            SecretVault vault) {
        this.caller = caller;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.process = process;
        this.vault = vault;
    }

    /** @throws NotFound if the caller has no such webhook */
    @Transactional(readOnly = true)
    List<Delivery> list(Delivery.@Nullable Status status, @Nullable UUID webhook, int limit) {
        if (webhook != null && webhooks.ofOwner(caller.id(), webhook).isEmpty()) {
            throw new NotFound("Webhook not found");
        }
        return deliveries.ofOwner(caller.id(), status, webhook, limit);
    }

    /**
     * Puts an ended delivery at the end of its queue; one that waits there already stays in its place.
     *
     * @return its endpoint
     */
    UUID replay(String publicId) {
        Delivery delivery = Delivery.idOf(publicId)
                .flatMap(id -> deliveries.ofOwner(caller.id(), id))
                .orElseThrow(() -> new NotFound("Delivery not found"));
        Webhook webhook = lock(delivery.webhookId());
        deliveries.requeue(delivery.id(), WebhookEvents.now());
        process.wake(webhook);
        return webhook.id();
    }

    /**
     * Replays all dead letters of an endpoint, in their original order.
     *
     * @return how many
     */
    int replayAll(UUID webhookId) {
        Webhook webhook = lock(webhookId);
        List<Delivery> dead = deliveries.dead(webhookId);
        dead.forEach(delivery -> deliveries.requeue(delivery.id(), WebhookEvents.now()));
        if (!dead.isEmpty()) {
            process.wake(webhook);
        }
        return dead.size();
    }

    /** The secret that signs messages to the {@code webhook_url} of a run. */
    String oneOffSecret() {
        return vault.ofOneOffs(caller.id()).text();
    }

    private Webhook lock(UUID id) {
        Webhook webhook = webhooks.lock(id)
                .filter(it -> it.ownerId().equals(caller.id()))
                .orElseThrow(() -> new NotFound("Webhook not found"));
        if (!webhook.active()) {
            throw new Conflict("The webhook is switched off; switch it on first");
        }
        return webhook;
    }
}
