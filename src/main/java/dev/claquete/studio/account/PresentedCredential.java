package dev.claquete.studio.account;

/** What let a caller in, to be asked again later: what stays open, a stream for instance, must not outlive it. Thread-safe. */
public interface PresentedCredential {

    /**
     * Asks the database, on any thread.
     *
     * @return false once the session has ended or run out, the token has expired, the key is revoked or expired, the password is
     *     another one, or the account is closed
     */
    boolean stillGood();
}
