package dev.claquete.studio.credit;

import java.util.UUID;

/**
 * A reservation in the database. {@code OPEN -> SETTLED | REFUNDED}; a closed one never changes.
 *
 * @param amount that is, or was, reserved
 * @param charged the part of it that was spent
 * @param changes how often the amount has changed
 * @param inProcess whether its process has reached {@link ReserveCredits}, and so must reach its settlement
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
