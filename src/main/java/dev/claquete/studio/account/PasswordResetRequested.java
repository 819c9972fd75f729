package dev.claquete.studio.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone who gave an account's e-mail address wants a new password for it. Published in the transaction that keeps the
 * token's hash; this is the only place where the token itself is, so it goes into the mail and nowhere else.
 *
 * @param language of the mail, {@code pt-BR} or {@code en}
 * @param token opens {@code POST /auth/password/reset/confirm} once
 * @param link to a page that does the same; null where no public address is configured, since the request's own may be forged
 */
public record PasswordResetRequested(
        UUID accountId, String email, String language, String token, @Nullable String link, Instant expiresAt) {

    /** Without the token: this may end in a log. */
    @Override
    public String toString() {
        return "PasswordResetRequested[accountId=" + accountId + ", expiresAt=" + expiresAt + "]";
    }
}
