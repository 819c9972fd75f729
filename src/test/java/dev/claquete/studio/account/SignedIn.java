package dev.claquete.studio.account;

import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** For tests of other features: a user who has signed in, however people do that. */
public final class SignedIn {

    private SignedIn() {}

    public static Authentication user(UUID account) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new AccountPrincipal(account, "user-" + account),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + Role.USER.name())));
    }
}
