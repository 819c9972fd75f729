package dev.claquete.studio.credit;

import dev.claquete.studio.account.Audit;
import dev.claquete.studio.process.ProcessEnded;
import dev.claquete.studio.process.Processes;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes reservations of processes that no longer exist, for whatever reason: deleted in Cockpit, with its project,
 * cancelled, or ended on a path without a settlement step.
 */
@Component
class EndedProcessSettlement {

    private static final Logger log = LoggerFactory.getLogger(EndedProcessSettlement.class);

    /** A reservation and its process are committed together, so this only allows for clock differences. */
    private static final Duration SURELY_BEGUN = Duration.ofMinutes(1);

    /** Purchases without a process happen within one call; after this time its node has died. */
    private static final Duration SURELY_OVER = Duration.ofHours(1);

    private final CreditLedger ledger;
    private final Reservations reservations;
    private final Processes processes;
    private final TransactionTemplate transaction;
    private final Audit audit;

    EndedProcessSettlement(
            CreditLedger ledger,
            Reservations reservations,
            Processes processes,
            TransactionTemplate transaction,
            Audit audit) {
        this.audit = audit;
        this.ledger = ledger;
        this.reservations = reservations;
        this.processes = processes;
        this.transaction = transaction;
    }

    /** In the engine's transaction, after modules that lock their own rows first. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(ProcessEnded event) {
        reservations.open(event.processId(), event.businessKey()).forEach(held -> {
            if (event.cancelled()) {
                ledger.refund(held.reference());
            } else {
                if (held.inProcess()) {
                    reportUnsettled(event, held);
                }
                ledger.settle(held.reference());
            }
        });
    }

    /** An ended instance cannot have an incident, so operators find this in the log and in the audit log. */
    private void reportUnsettled(ProcessEnded event, StoredReservation held) {
        log.error(
                "{} {} ended after Reserve credits without Settle credits or Refund credits; the reservation of {} "
                        + "is settled now. Check the diagram.",
                event.processId(),
                event.businessKey(),
                held.reference());
        audit.record(
                "run-unsettled",
                held.accountId(),
                Map.of(
                        "process", event.processId(),
                        "businessKey", event.businessKey(),
                        "instance", event.instanceId(),
                        "reference", held.reference()));
    }

    /** Closes what is left of a call that died with its node, or of a restored backup. */
    void sweep() {
        for (Reservations.Open open : reservations.openSince(SURELY_BEGUN, SURELY_OVER)) {
            transaction.executeWithoutResult(status -> {
                if (open.businessKey() == null || !processes.isRunning(open.businessKey())) {
                    log.warn("{} is reserved for work that no longer exists; refunding", open.reference());
                    ledger.refund(open.reference());
                }
            });
        }
    }
}
