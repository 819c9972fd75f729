package dev.claquete.studio.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A password reset was requested for an account's e-mail address. Published in the transaction that stores the token's
 * hash. Only this event contains the token itself, which goes into the mail and nowhere else.
 *
 * @param language of the mail, {@code pt-BR} or {@code en}
 * @param token valid for {@code POST /auth/password/reset/confirm}, once
 * @param link to a page that does the same; null where no public address is configured, since the request's own may be
 *     forged
 */
public record PasswordResetRequested(
        UUID accountId, String email, String language, String token, @Nullable String link, Instant expiresAt) {

    /** Without the token, because this may end in a log. */
    @Override
    public String toString() {
        return "PasswordResetRequested[accountId=" + accountId + ", expiresAt=" + expiresAt + "]";
    }
}
