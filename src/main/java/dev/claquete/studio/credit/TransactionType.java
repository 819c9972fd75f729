package dev.claquete.studio.credit;

/** The types of transactions, and the ledger accounts between which they move credits. */
enum TransactionType {
    /** From the operator to an account's available credits. */
    GRANT("GRANTED", "AVAILABLE"),
    /** Reserved for a purchase. */
    RESERVE("AVAILABLE", "RESERVED"),
    /** Spent for good. */
    SETTLE("RESERVED", "REVENUE"),
    /** Releases the unused part of a reservation. */
    RELEASE("RESERVED", "AVAILABLE"),
    /** The same after a failure or a cancel. */
    REFUND("RESERVED", "AVAILABLE");

    private final String from;
    private final String to;

    TransactionType(String from, String to) {
        this.from = from;
        this.to = to;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }
}
