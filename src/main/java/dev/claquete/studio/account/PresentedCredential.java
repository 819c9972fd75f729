package dev.claquete.studio.account;

/**
 * The credential that authenticated a caller, for later checks: long-lived connections, such as a stream, must not
 * outlive it. Thread-safe.
 */
public interface PresentedCredential {

    /**
     * Checks the database, on any thread.
     *
     * @return false once the session has ended or expired, the token has expired, the key is revoked or expired, the
     *     password has changed, or the account is deactivated
     */
    boolean stillGood();
}
