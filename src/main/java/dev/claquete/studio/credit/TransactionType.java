package dev.claquete.studio.credit;

/** What moves credits, and between which accounts. */
enum TransactionType {
    /** From the house to what an account may spend. */
    GRANT("GRANTED", "AVAILABLE"),
    /** Set aside. */
    RESERVE("AVAILABLE", "RESERVED"),
    /** Spent for good. */
    SETTLE("RESERVED", "REVENUE"),
    /** What was set aside and not needed comes back. */
    RELEASE("RESERVED", "AVAILABLE"),
    /** The same, after a failure or a cancel. */
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
