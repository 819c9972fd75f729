package dev.claquete.studio.webhook;

import dev.claquete.studio.file.GuardedPost;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Processes an endpoint's queue from its head: returns the next message and records the result. Nothing is sent in
 * these transactions.
 */
@Component
@Transactional
class EndpointQueue {

    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Backoff backoff;
    private final WebhookProperties properties;

    EndpointQueue(Webhooks webhooks, Deliveries deliveries, Backoff backoff, WebhookProperties properties) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.backoff = backoff;
        this.properties = properties;
    }

    record Outgoing(Webhook webhook, Delivery delivery) {}

    /**
     * The next step.
     *
     * @param retryDelay the wait before the next try; zero after a success
     */
    record Verdict(boolean delivered, boolean moreWaiting, Duration retryDelay) {

        static final Verdict NOTHING_LEFT = new Verdict(true, false, Duration.ZERO);
    }

    /** The head of the queue; empty if there is nothing to deliver or the endpoint is inactive or removed. */
    Optional<Outgoing> next(UUID webhookId) {
        Optional<Webhook> found = webhooks.lock(webhookId).filter(Webhook::active);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Webhook webhook = found.get().healthy(found.get().health().probed());
        webhooks.save(webhook);
        return deliveries.head(webhookId).map(delivery -> new Outgoing(webhook, delivery));
    }

    /** Records a try. A delivery that was removed or has ended meanwhile stays as it is. */
    Verdict settle(Outgoing sent, Instant at, GuardedPost.Answer answer) {
        Optional<Webhook> found = webhooks.lock(sent.webhook().id());
        if (found.isEmpty()) {
            return Verdict.NOTHING_LEFT;
        }
        Webhook webhook = found.get();
        Instant now = WebhookEvents.now();
        String error = errorOf(answer);
        Delivery delivery = sent.delivery();
        boolean late = !delivery.queuedAt().plus(properties.maxAge()).isAfter(now);
        boolean gone = answer.status() != null && answer.status() == GONE;
        boolean counts = deliveries.attempted(
                new DeliveryAttempt(
                        UUID.randomUUID(),
                        delivery.id(),
                        delivery.event(),
                        at,
                        answer.status(),
                        answer.millis(),
                        error),
                outcome(error, late || gone));
        if (counts) {
            webhook = error == null ? webhook.healthy(Webhook.Health.WELL) : failed(webhook, error, gone, now);
            webhooks.save(webhook);
        }
        return verdict(webhook, error == null, delivery, late, now);
    }

    private static Delivery.Status outcome(@Nullable String error, boolean hopeless) {
        return error == null ? Delivery.Status.DELIVERED : hopeless ? Delivery.Status.DEAD : Delivery.Status.PENDING;
    }

    /** Gives up messages that have waited too long, together with the failed one. */
    private Webhook failed(Webhook webhook, String error, boolean gone, Instant now) {
        Instant tooOld = gone ? now : now.minus(properties.maxAge());
        deliveries.bury(webhook.id(), tooOld, error, now);
        Webhook unwell = webhook.healthy(webhook.health().failed(error, properties.circuitAfter()));
        return gone ? unwell.gone() : unwell;
    }

    private Verdict verdict(Webhook webhook, boolean delivered, Delivery delivery, boolean late, Instant now) {
        boolean more = webhook.active() && deliveries.waiting(webhook.id());
        if (!more) {
            deliveries.prune(webhook.id(), now.minus(properties.keep()));
        }
        Duration left =
                late ? Duration.ZERO : Duration.between(now, delivery.queuedAt().plus(properties.maxAge()));
        int failures = webhook.health().failures();
        boolean wait = !delivered && failures > 0;
        return new Verdict(delivered, more, wait ? backoff.after(failures, left) : Duration.ZERO);
    }

    private static @Nullable String errorOf(GuardedPost.Answer answer) {
        if (answer.status() == null) {
            return answer.error() == null ? "No answer" : answer.error();
        }
        boolean success = answer.status() >= 200 && answer.status() < 300;
        if (success) {
            return null;
        }
        boolean redirect = answer.status() >= 300 && answer.status() < 400;
        return "Answered with status " + answer.status() + (redirect ? "; redirects are not followed" : "");
    }
}
