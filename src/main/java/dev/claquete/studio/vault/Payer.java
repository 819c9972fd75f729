package dev.claquete.studio.vault;

/** Whose key an outside service is asked with, and so who is billed by it. */
public enum Payer {
    /** The person's own key: given for the run, or kept with the account. */
    USER,
    /** The installation's key, where it has one. */
    HOUSE
}
