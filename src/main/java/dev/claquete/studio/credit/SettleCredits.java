package dev.claquete.studio.credit;

import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import org.springframework.stereotype.Component;

/** Charges what a process has made and releases the rest of its reservation. Safe to repeat. */
@Topic("settle-credits")
@Component
class SettleCredits implements TaskHandler<SettleCredits.Input, SettleCredits.Output> {

    private final CreditLedger ledger;

    SettleCredits(CreditLedger ledger) {
        this.ledger = ledger;
    }

    record Input(String creditReference) {}

    record Output() {}

    @Override
    public Output handle(Input in, TaskContext task) {
        ledger.settle(in.creditReference());
        return new Output();
    }
}
