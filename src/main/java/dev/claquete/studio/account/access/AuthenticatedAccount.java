package dev.claquete.studio.account.access;

import dev.claquete.studio.account.AccountPrincipal;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.account.PresentedCredential;
import dev.claquete.studio.account.key.ApiKeyAuthentication;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Reads the account from Spring Security's context, which contains an {@link AccountPrincipal}. */
@Component
class AuthenticatedAccount implements CurrentAccount {

    private final PresentedCredentials credentials;

    AuthenticatedAccount(PresentedCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public UUID id() {
        return find().orElseThrow(() -> new AccessDeniedException("The caller has no account"));
    }

    @Override
    public Optional<UUID> find() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof AccountPrincipal principal
                ? Optional.of(principal.accountId())
                : Optional.empty();
    }

    @Override
    public PresentedCredential credential() {
        return credentials.of(SecurityContextHolder.getContext().getAuthentication(), id());
    }

    @Override
    public Optional<UUID> keyId() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ApiKeyAuthentication key
                ? Optional.of(key.keyId())
                : Optional.empty();
    }
}
