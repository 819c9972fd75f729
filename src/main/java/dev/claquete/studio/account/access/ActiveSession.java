package dev.claquete.studio.account.access;

import dev.claquete.studio.account.AccountPrincipal;
import dev.claquete.studio.account.Role;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** A session that has not ended, of an active account, with the account's current role. */
record ActiveSession(UUID id, UUID accountId, String accountName, Role role, Instant endsAt) {

    /** The session that authenticated a caller, and its end. */
    record Held(UUID id, Instant endsAt) implements Serializable {}

    /** Stored in the caller's details, so that long-lived connections can check it later. */
    Authentication caller() {
        UsernamePasswordAuthenticationToken caller = UsernamePasswordAuthenticationToken.authenticated(
                new AccountPrincipal(accountId, accountName), null, role.authorities());
        caller.setDetails(new Held(id, endsAt));
        return caller;
    }

    /** The same session with an earlier end. */
    ActiveSession until(Instant end) {
        return end.isBefore(endsAt) ? new ActiveSession(id, accountId, accountName, role, end) : this;
    }
}
