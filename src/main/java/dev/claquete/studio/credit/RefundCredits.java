package dev.claquete.studio.credit;

import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import org.springframework.stereotype.Component;

/**
 * Undoes {@link ReserveCredits} after a cancel: releases everything except for the price of what was made and kept.
 * Safe to repeat.
 */
@Topic("refund-credits")
@Component
class RefundCredits implements TaskHandler<RefundCredits.Input, RefundCredits.Output> {

    private final CreditLedger ledger;

    RefundCredits(CreditLedger ledger) {
        this.ledger = ledger;
    }

    record Input(String creditReference) {}

    record Output() {}

    @Override
    public Output handle(Input in, TaskContext task) {
        ledger.refund(in.creditReference());
        return new Output();
    }
}
