package dev.claquete.studio.account.access;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.Accounts;
import dev.claquete.studio.account.PresentedCredential;
import dev.claquete.studio.account.key.ApiKey;
import dev.claquete.studio.account.key.ApiKeyAuthentication;
import dev.claquete.studio.account.key.ApiKeys;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Determines the credential that authenticated a caller: a session, a personal key, or else the account with its
 * current password.
 */
@Component
class PresentedCredentials {

    private final Sessions sessions;
    private final ApiKeys keys;
    private final Accounts accounts;

    PresentedCredentials(Sessions sessions, ApiKeys keys, Accounts accounts) {
        this.sessions = sessions;
        this.keys = keys;
        this.accounts = accounts;
    }

    PresentedCredential of(Authentication caller, UUID account) {
        if (caller instanceof ApiKeyAuthentication key) {
            return () -> isGood(keys.find(key.keyId()));
        }
        if (caller.getDetails() instanceof ActiveSession.Held session) {
            return () -> session.endsAt().isAfter(Instant.now())
                    && sessions.find(session.id()).isPresent();
        }
        String password = password(account);
        return () -> isOpen(account) && Objects.equals(password, password(account));
    }

    private boolean isGood(Optional<ApiKey> key) {
        return key.filter(found -> !found.expired(Instant.now()) && isOpen(found.accountId()))
                .isPresent();
    }

    private boolean isOpen(UUID account) {
        return accounts.findById(account).filter(Account::active).isPresent();
    }

    private @Nullable String password(UUID account) {
        Account found = accounts.findById(account).orElse(null);
        return found == null ? null : found.passwordHash();
    }
}
