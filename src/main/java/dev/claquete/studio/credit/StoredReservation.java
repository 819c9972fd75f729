package dev.claquete.studio.credit;

import java.util.UUID;

/**
 * A reservation as it is in the database. {@code OPEN -> SETTLED | REFUNDED}; a closed one stays as it is.
 *
 * @param amount what is, or was, set aside
 * @param charged of that, what was spent
 * @param changes how often the amount has been changed
 * @param inProcess whether its process has come to {@link ReserveCredits}, and so must come to its bill
 */
record StoredReservation(
        String reference,
        UUID accountId,
        String operation,
        long amount,
        long charged,
        State state,
        int changes,
        boolean inProcess,
        String transactionId) {

    enum State {
        OPEN,
        SETTLED,
        REFUNDED
    }

    boolean open() {
        return state == State.OPEN;
    }

    Reservation reservation(long newBalance) {
        return new Reservation(reference, transactionId, operation, amount, newBalance);
    }
}
