package dev.claquete.studio.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account was requested for a new address. Published in the transaction that stores the token's hash; the token goes
 * into the mail and nowhere else.
 *
 * @param language of the mail, {@code pt-BR} or {@code en}
 * @param token creates the account by {@code POST /users/activate}, once
 * @param link to a page that does the same; null where no public address is configured
 */
public record RegistrationRequested(
        String email, String language, String token, @Nullable String link, Instant expiresAt) {

    /** Without the token, because this may end in a log. */
    @Override
    public String toString() {
        return "RegistrationRequested[expiresAt=" + expiresAt + "]";
    }
}
