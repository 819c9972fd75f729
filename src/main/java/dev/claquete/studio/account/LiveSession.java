package dev.claquete.studio.account;

import java.time.Instant;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** A session that nobody has ended, of an account that may come in, with the role that it has now. */
record LiveSession(UUID id, UUID accountId, String accountName, Role role, Instant endsAt) {

    Authentication caller() {
        return UsernamePasswordAuthenticationToken.authenticated(
                new AccountPrincipal(accountId, accountName), null, role.authorities());
    }
}
