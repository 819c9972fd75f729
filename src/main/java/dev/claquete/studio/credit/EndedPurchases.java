package dev.claquete.studio.credit;

import dev.claquete.studio.process.ProcessEnded;
import dev.claquete.studio.process.Processes;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leaves nothing set aside for a process that is gone, however it went: deleted in Cockpit, with its project, cancelled, or ended
 * on a way that has no step of its own for it.
 */
@Component
class EndedPurchases {

    private static final Logger log = LoggerFactory.getLogger(EndedPurchases.class);

    /** A reservation and its process are committed together, so this is only patience with clocks. */
    private static final Duration SURELY_BEGUN = Duration.ofMinutes(1);

    private final CreditLedger ledger;
    private final Reservations reservations;
    private final Processes processes;
    private final TransactionTemplate transaction;

    EndedPurchases(
            CreditLedger ledger, Reservations reservations, Processes processes, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.reservations = reservations;
        this.processes = processes;
        this.transaction = transaction;
    }

    /** In the engine's transaction, after features that lock their own rows first. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(ProcessEnded event) {
        reservations.open(event.processId(), event.businessKey()).forEach(held -> {
            if (event.cancelled()) {
                ledger.refund(held.reference());
            } else {
                ledger.settle(held.reference());
            }
        });
    }

    /** Closes what an engine that lost its tables, or a restored backup, has left behind. */
    void sweep() {
        for (Reservations.Open open : reservations.openSince(SURELY_BEGUN)) {
            transaction.executeWithoutResult(status -> {
                if (!processes.isRunning(open.businessKey())) {
                    log.warn("{} is set aside for a process that is gone; refunding", open.reference());
                    ledger.refund(open.reference());
                }
            });
        }
    }
}
