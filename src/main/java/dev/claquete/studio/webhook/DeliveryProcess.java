package dev.claquete.studio.webhook;

import dev.claquete.studio.process.ProcessEnded;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.web.Uuids;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Runs {@code deliver-webhooks}, one instance for each endpoint with something to deliver. A flag in the endpoint's row
 * says that there is one; it changes under the row's lock, in the transaction that starts or ends the instance. So
 * there are never two, on however many nodes events happen, and never none while something waits.
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

    /** The start variables of {@code deliver-webhooks}. */
    record Start(String webhookId) {}

    private record Nothing() {}

    /** @param webhook is locked in the current transaction, and has something to deliver */
    void wake(Webhook webhook) {
        if (!webhook.draining()) {
            String key = webhook.id().toString();
            webhooks.save(webhook.draining(true));
            processes.start(ID, key, new Start(key));
        }
    }

    /**
     * Ends a wait between two tries, if there is one. Not in a transaction; if this conflicts, the wait has just ended.
     */
    void hurry(UUID webhook) {
        try {
            processes.correlate("retry-requested", webhook.toString(), new Nothing());
        } catch (ConcurrencyFailureException e) {
            // the timer was faster
        }
    }

    /** For an endpoint that is being removed and is locked. */
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

    /**
     * Messages queued after the last check are for the next instance; an instance that somebody deleted is not
     * replaced.
     */
    private void ended(Webhook webhook, boolean cancelled) {
        Webhook idle = webhook.draining(false);
        webhooks.save(idle);
        if (!cancelled && idle.active() && deliveries.waiting(idle.id())) {
            wake(idle);
        }
    }
}
