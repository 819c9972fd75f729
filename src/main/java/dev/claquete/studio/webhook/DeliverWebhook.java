package dev.claquete.studio.webhook;

import dev.claquete.studio.file.GuardedPost;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sends the first message of an endpoint's queue. A repeat after a crash may send a message twice, under the same
 * {@code webhook-id}, by which receivers recognise it; it never skips one.
 */
@Topic(value = "deliver-webhook", slots = 8)
@Component
class DeliverWebhook implements TaskHandler<DeliverWebhook.Input, DeliverWebhook.Output> {

    private final EndpointQueue queue;
    private final WebhookMessage message;
    private final GuardedPost post;

    DeliverWebhook(EndpointQueue queue, WebhookMessage message, GuardedPost post) {
        this.queue = queue;
        this.message = message;
        this.post = post;
    }

    record Input(String webhookId) {}

    /**
     * @param delivered whether the first message arrived, or the queue was empty
     * @param moreWaiting whether there is something to deliver, perhaps the same message again
     * @param retryDelay the wait before the next try, ISO 8601
     */
    record Output(boolean delivered, boolean moreWaiting, String retryDelay) {}

    @Override
    public Output handle(Input in, TaskContext task) {
        Optional<EndpointQueue.Outgoing> next = queue.next(UUID.fromString(in.webhookId()));
        EndpointQueue.Verdict verdict = next.map(this::deliver).orElse(EndpointQueue.Verdict.NOTHING_LEFT);
        return new Output(
                verdict.delivered(), verdict.moreWaiting(), verdict.retryDelay().toString());
    }

    private EndpointQueue.Verdict deliver(EndpointQueue.Outgoing next) {
        Instant at = WebhookEvents.now();
        WebhookMessage.Signed signed = message.sign(next.webhook(), next.delivery(), at);
        return queue.settle(next, at, post.send(next.webhook().target().url(), signed.body(), signed.headers()));
    }
}
