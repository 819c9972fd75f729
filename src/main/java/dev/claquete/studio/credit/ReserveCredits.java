package dev.claquete.studio.credit;

import dev.claquete.studio.web.PaymentRequired;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reserves exactly the maximum cost of the rest of a process, once it is known. Safe to repeat: it sets the amount
 * under the reference instead of adding to it.
 */
@Topic("reserve-credits")
@Component
class ReserveCredits implements TaskHandler<ReserveCredits.Input, ReserveCredits.Output> {

    private final CreditLedger ledger;
    private final Reservations reservations;
    private final List<CreditQuote> quotes;

    ReserveCredits(CreditLedger ledger, Reservations reservations, List<CreditQuote> quotes) {
        this.ledger = ledger;
        this.reservations = reservations;
        this.quotes = quotes;
    }

    /**
     * @param creditReference identifies the purchase
     * @param creditOperation selects the {@link CreditQuote} that knows the cost
     * @param keyRing the keys supplied for this run alone, if any
     */
    record Input(String creditReference, String creditOperation, @Nullable String keyRing) {}

    record Output(long creditsReserved) {}

    @Override
    @Transactional
    public Output handle(Input in, TaskContext task) throws CreditsInsufficient {
        CreditQuote.Quote quote = quotes.stream()
                .filter(candidate -> candidate.quotes(in.creditOperation()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No price is known for " + in.creditOperation()))
                .quote(in.creditReference(), task.businessKey(), in.keyRing());
        try {
            long reserved = ledger.reserve(quote.purchase(), quote.amount()).amount();
            reservations.enterProcess(in.creditReference());
            return new Output(reserved);
        } catch (PaymentRequired e) {
            throw new CreditsInsufficient(e, quote.language());
        }
    }
}
