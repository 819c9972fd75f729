package dev.claquete.studio.credit;

/**
 * Credits that are set aside.
 *
 * @param transactionId {@code txn_...}, the same however often the reservation is asked for
 * @param amount what is set aside
 * @param newBalance what the account may still spend
 */
public record Reservation(String reference, String transactionId, String operation, long amount, long newBalance) {}
