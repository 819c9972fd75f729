package dev.claquete.studio.account.key;

import dev.claquete.studio.account.AccountPrincipal;
import dev.claquete.studio.account.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The authentication of a program with a personal key: its user, limited to the key's scopes. */
public class ApiKeyAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final AccountPrincipal principal;
    private final UUID keyId;
    private final Set<Scope> scopes;
    private final @Nullable Instant expiresAt;

    ApiKeyAuthentication(AccountPrincipal principal, ApiKey key) {
        super(Role.authorities(Role.USER));
        this.principal = principal;
        this.keyId = key.id();
        this.scopes = Set.copyOf(key.scopes());
        this.expiresAt = key.expiresAt();
        setAuthenticated(true);
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return principal;
    }

    public UUID keyId() {
        return keyId;
    }

    /**
     * Whether this key is valid at least until then.
     *
     * @param end null: for ever
     */
    boolean lasts(@Nullable Instant end) {
        return expiresAt == null || (end != null && !end.isAfter(expiresAt));
    }

    public boolean grants(Scope scope) {
        return scope.within(scopes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKeyAuthentication that && keyId.equals(that.keyId) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return keyId.hashCode();
    }
}
