package dev.claquete.studio.webhook;

import dev.claquete.studio.process.ProcessEnded;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.web.Uuids;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Runs {@code deliver-webhooks}, one instance for each endpoint that has something to deliver. That there is one is written in
 * the endpoint's row, under its lock and in the transaction that starts or ends the instance: so there are never two, on
 * however many nodes events happen, and never none while something waits.
 */
@Component
class DeliveryProcess {

    static final String ID = "deliver-webhooks";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Processes processes;

    DeliveryProcess(Webhooks webhooks, Deliveries deliveries, Processes processes) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.processes = processes;
    }

    /** What {@code deliver-webhooks} begins with. */
    record Start(String webhookId) {}

    private record Nothing() {}

    /** @param webhook has been locked in the present transaction, and has something to deliver */
    void wake(Webhook webhook) {
        if (!webhook.draining()) {
            String key = webhook.id().toString();
            webhooks.save(webhook.draining(true));
            processes.start(ID, key, new Start(key));
        }
    }

    /** Ends a wait between two tries, if there is one. Not in a transaction; where it clashes, the wait has just ended. */
    void hurry(UUID webhook) {
        try {
            processes.correlate("retry-requested", webhook.toString(), new Nothing());
        } catch (ConcurrencyFailureException e) {
            // the timer was quicker
        }
    }

    /** For an endpoint that is being removed, and locked. */
    void stop(UUID webhook) {
        processes.delete(webhook.toString(), "The webhook was removed");
    }

    @EventListener
    void on(ProcessEnded event) {
        if (event.processId().equals(ID)) {
            webhooks.lock(Uuids.parseOrNil(event.businessKey()))
                    .ifPresent(webhook -> ended(webhook, event.cancelled()));
        }
    }

    /** What came after the last look into the queue is for the next instance; one that someone has deleted is not replaced. */
    private void ended(Webhook webhook, boolean cancelled) {
        Webhook idle = webhook.draining(false);
        webhooks.save(idle);
        if (!cancelled && idle.active() && deliveries.waiting(idle.id())) {
            wake(idle);
        }
    }
}
