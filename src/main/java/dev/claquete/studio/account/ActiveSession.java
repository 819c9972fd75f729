package dev.claquete.studio.account;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** A session that nobody has ended, of an account that may come in, with the role that it has now. */
record ActiveSession(UUID id, UUID accountId, String accountName, Role role, Instant endsAt) {

    /** Which session let a caller in, and until when. */
    record Held(UUID id, Instant endsAt) implements Serializable {}

    /** Named in the caller's details, so that what stays open can be asked about it later. */
    Authentication caller() {
        UsernamePasswordAuthenticationToken caller = UsernamePasswordAuthenticationToken.authenticated(
                new AccountPrincipal(accountId, accountName), null, role.authorities());
        caller.setDetails(new Held(id, endsAt));
        return caller;
    }

    /** The same for whoever may come in until then, and no longer. */
    ActiveSession until(Instant end) {
        return end.isBefore(endsAt) ? new ActiveSession(id, accountId, accountName, role, end) : this;
    }
}
