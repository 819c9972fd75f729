package dev.claquete.studio.vault;

/** Whose key is used for a provider, and so who is billed. */
public enum Payer {
    /** The user's own key: supplied for the run, or stored with the account. */
    USER,
    /** The installation's key, if it has one. */
    HOUSE
}
