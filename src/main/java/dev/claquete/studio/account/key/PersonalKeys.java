package dev.claquete.studio.account.key;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountPrincipal;
import dev.claquete.studio.account.Accounts;
import dev.claquete.studio.account.Audit;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates and authenticates personal keys. */
@Component
public class PersonalKeys {

    static final int LIMIT = 20;

    private final ApiKeys keys;
    private final Accounts accounts;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    PersonalKeys(ApiKeys keys, Accounts accounts, Audit audit) {
        this.keys = keys;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** A new key with its text, which is shown only once. */
    record Made(ApiKey key, ApiKeyText text) {}

    /** @return empty if the account has {@link #LIMIT} keys */
    @Transactional
    Optional<Made> make(UUID accountId, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        ApiKeyText text = ApiKeyText.generate(random);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ApiKey key = new ApiKey(UUID.randomUUID(), accountId, name, text.prefix(), scopes, now, expiresAt, null);
        if (!keys.add(key, text.hash(), LIMIT)) {
            return Optional.empty();
        }
        audit.record("api-key-made", accountId, Map.of("key", key.prefix(), "scopes", scopes.toString()));
        return Optional.of(new Made(key, text));
    }

    /** @return empty for an invalid, expired or revoked key, or if its account is deactivated */
    public Optional<Authentication> caller(String presented) {
        ApiKeyText text = new ApiKeyText(presented);
        if (!text.wellFormed()) {
            return Optional.empty();
        }
        Instant now = Instant.now();
        return keys.find(text.hash()).filter(key -> !key.expired(now)).flatMap(key -> accounts.findById(key.accountId())
                .filter(Account::active)
                .map(account -> {
                    noteUse(key, now);
                    return new ApiKeyAuthentication(new AccountPrincipal(account.id(), account.name()), key);
                }));
    }

    List<ApiKey> of(UUID accountId) {
        return keys.of(accountId);
    }

    @Transactional
    boolean revoke(UUID accountId, UUID id) {
        boolean removed = keys.remove(accountId, id);
        if (removed) {
            audit.record("api-key-revoked", accountId, Map.of("id", id.toString()));
        }
        return removed;
    }

    /**
     * @param why the cause as the audit log names it: {@code password-reset}
     *
     * @return how many were revoked
     */
    @Transactional
    public int revokeAll(UUID accountId, String why) {
        int removed = keys.removeAll(accountId);
        if (removed > 0) {
            audit.record("api-keys-revoked", accountId, Map.of("keys", String.valueOf(removed), "because", why));
        }
        return removed;
    }

    private void noteUse(ApiKey key, Instant now) {
        Instant last = key.lastUsedAt();
        if (last == null || last.isBefore(now.minus(1, ChronoUnit.MINUTES))) {
            keys.used(key.id());
        }
    }
}
