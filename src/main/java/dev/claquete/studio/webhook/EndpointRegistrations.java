package dev.claquete.studio.webhook;

import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The caller's own endpoints; those of other accounts count as missing. */
@Component
@Transactional
class EndpointRegistrations {

    private final CurrentAccount caller;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DeliveryProcess process;
    private final WebhookEvents events;
    private final SecretVault vault;
    private final GuardedPost post;
    private final WebhookProperties properties;

    EndpointRegistrations(
            CurrentAccount caller,
            Webhooks webhooks,
            Deliveries deliveries,
            DeliveryProcess process,
            WebhookEvents events,
            SecretVault vault,
            GuardedPost post,
            WebhookProperties properties) {
        this.caller = caller;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.process = process;
        this.events = events;
        this.vault = vault;
        this.post = post;
        this.properties = properties;
    }

    /** @param generated the secret, if it is not the caller's own; it is never shown again */
    record Registered(Webhook webhook, @Nullable String generated) {

        @Override
        public String toString() {
            return "registered " + webhook.publicId();
        }
    }

    Registered register(WebhookRequest request) {
        Webhook.Target target = request.target(null, post);
        SigningSecret given = request.signingSecret();
        UUID id = UUID.randomUUID();
        SigningSecret secret = given == null ? SigningSecret.generate() : given;
        Webhook webhook = Webhook.registered(id, caller.id(), target, vault.seal(id, secret), WebhookEvents.now());
        if (!webhooks.add(webhook, properties.perAccount())) {
            throw new Conflict("An account has at most " + properties.perAccount() + " webhooks; remove one first");
        }
        return new Registered(webhook, given == null ? secret.text() : null);
    }

    @Transactional(readOnly = true)
    List<Webhook> list() {
        return webhooks.ofOwner(caller.id());
    }

    /** A new secret signs from now on; for a while the previous one signs too. A new URL is assumed to work. */
    Webhook change(String publicId, WebhookRequest request) {
        Webhook before = lock(publicId);
        Webhook.Target target = request.target(before.target(), post);
        SigningSecret secret = request.signingSecret();
        Instant now = WebhookEvents.now();
        Webhook.Secrets secrets = secret == null
                ? before.secrets()
                : before.secrets().rotate(vault.seal(before.id(), secret), now.plus(properties.rotation()));
        boolean moved = !target.url().equals(before.target().url());
        boolean active = request.active() == null ? before.active() || moved : request.active();
        Webhook after = before.changed(target, secrets, active, now);
        after = moved || (active && !before.active()) ? after.healthy(Webhook.Health.WELL) : after;
        webhooks.save(after);
        if (active && deliveries.waiting(after.id())) {
            process.wake(after);
        }
        return after;
    }

    /** Removes it with its queue and its history. */
    void remove(String publicId) {
        Webhook webhook = lock(publicId);
        webhooks.delete(webhook.id());
        process.stop(webhook.id());
    }

    /** @return the delivery's id */
    UUID test(String publicId) {
        Webhook webhook = lock(publicId);
        if (!webhook.active()) {
            throw new Conflict("The webhook is switched off; switch it on first");
        }
        return events.enqueue(
                webhook,
                new WebhookEvent(
                        webhook.ownerId(),
                        EventTypes.TEST,
                        Map.of("webhook_id", webhook.publicId()),
                        null,
                        UUID.randomUUID().toString(),
                        List.of()));
    }

    @Transactional(readOnly = true)
    List<DeliveryAttempt> history(String publicId, int limit) {
        UUID id = Webhook.idOf(publicId).orElseThrow(EndpointRegistrations::missing);
        boolean own = webhooks.ofOwner(caller.id()).stream()
                .anyMatch(webhook -> webhook.id().equals(id));
        if (!own) {
            throw missing();
        }
        return deliveries.attempts(id, limit);
    }

    private Webhook lock(String publicId) {
        return Webhook.idOf(publicId)
                .flatMap(webhooks::lock)
                .filter(webhook -> webhook.ownerId().equals(caller.id()) && !webhook.oneOff())
                .orElseThrow(EndpointRegistrations::missing);
    }

    private static NotFound missing() {
        return new NotFound("Webhook not found");
    }
}
