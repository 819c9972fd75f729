package dev.claquete.studio.account;

import java.util.Optional;
import java.util.UUID;

/** The account of the current request's caller. Use only on a request's thread. */
public interface CurrentAccount {

    /** @throws org.springframework.security.access.AccessDeniedException if the caller is anonymous or a worker */
    UUID id();

    /** Like {@link #id}, but empty for callers without an account. */
    Optional<UUID> find();

    /**
     * The credential that authenticated the request.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the caller is anonymous or a worker
     */
    PresentedCredential credential();

    /** The id of the personal API key of the request, if it has one. */
    Optional<UUID> keyId();
}
