package dev.claquete.studio.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Makes personal keys and recognises them. */
@Component
class PersonalKeys {

    static final int LIMIT = 20;

    private final ApiKeys keys;
    private final Accounts accounts;
    private final SecureRandom random = new SecureRandom();

    PersonalKeys(ApiKeys keys, Accounts accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    /** A new key and the only sight of it. */
    record Made(ApiKey key, ApiKeyText text) {}

    /** @return empty if the account has {@link #LIMIT} keys */
    Optional<Made> make(UUID accountId, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        ApiKeyText text = ApiKeyText.generate(random);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ApiKey key = new ApiKey(UUID.randomUUID(), accountId, name, text.prefix(), scopes, now, expiresAt, null);
        return keys.add(key, text.hash(), LIMIT) ? Optional.of(new Made(key, text)) : Optional.empty();
    }

    /** @return empty for what is no key, or one that has expired, was revoked or belongs to an account that may not come in */
    Optional<Authentication> caller(String presented) {
        ApiKeyText text = new ApiKeyText(presented);
        if (!text.wellFormed()) {
            return Optional.empty();
        }
        Instant now = Instant.now();
        return keys.find(text.hash())
                .filter(key -> !key.expired(now))
                .flatMap(key -> accounts.findById(key.accountId()).map(account -> {
                    noteUse(key, now);
                    return new ApiKeyAuthentication(new AccountPrincipal(account.id(), account.name()), key);
                }));
    }

    List<ApiKey> of(UUID accountId) {
        return keys.of(accountId);
    }

    boolean revoke(UUID accountId, UUID id) {
        return keys.remove(accountId, id);
    }

    private void noteUse(ApiKey key, Instant now) {
        Instant last = key.lastUsedAt();
        if (last == null || last.isBefore(now.minus(1, ChronoUnit.MINUTES))) {
            keys.used(key.id());
        }
    }
}
