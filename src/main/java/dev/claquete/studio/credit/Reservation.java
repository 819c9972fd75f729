package dev.claquete.studio.credit;

/**
 * Reserved credits.
 *
 * @param transactionId {@code txn_...}, the same however often the reservation is requested
 * @param amount reserved
 * @param newBalance what the account may still spend
 */
public record Reservation(String reference, String transactionId, String operation, long amount, long newBalance) {}
