package dev.claquete.studio.account;

import java.util.Optional;
import java.util.UUID;

/** The account on whose behalf the present request runs; only meaningful on a request's thread. */
public interface CurrentAccount {

    /**
     * @throws org.springframework.security.access.AccessDeniedException when the caller is anonymous or a worker
     */
    UUID id();

    /** The same, empty for callers without an account. */
    Optional<UUID> find();

    /**
     * What the request was let in by.
     *
     * @throws org.springframework.security.access.AccessDeniedException when the caller is anonymous or a worker
     */
    PresentedCredential credential();

    /** The personal API key that the request came with, where it came with one. */
    Optional<UUID> keyId();
}
