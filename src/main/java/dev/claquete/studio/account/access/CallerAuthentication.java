package dev.claquete.studio.account.access;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountPrincipal;
import dev.claquete.studio.account.AdministratorBootstrap;
import dev.claquete.studio.account.BootstrapCredentials;
import dev.claquete.studio.account.Role;
import dev.claquete.studio.account.key.PersonalKeys;
import dev.claquete.studio.web.TooManyRequests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Authenticates callers by password or by key. {@link SignIn} checks passwords; keys are long and random and are
 * compared in constant time, since a worker sends its key many times a second.
 */
@Component
public class CallerAuthentication implements AuthenticationProvider {

    public static final String WORKER_NAME = "worker";

    private final AdministratorBootstrap administrator;
    private final PersonalKeys personalKeys;
    private final SignIn signIn;
    private final byte[] apiKey;
    private final byte[] workerSecret;

    CallerAuthentication(
            AdministratorBootstrap administrator,
            PersonalKeys personalKeys,
            BootstrapCredentials credentials,
            SignIn signIn) {
        this.administrator = administrator;
        this.personalKeys = personalKeys;
        this.signIn = signIn;
        this.apiKey = bytes(credentials.apiKey().value());
        this.workerSecret = bytes(credentials.workerSecret().value());
    }

    /** Always compares both keys, so that the time taken says nothing about either. */
    Optional<Authentication> byKey(String key) {
        boolean isAdmin = MessageDigest.isEqual(apiKey, bytes(key));
        boolean isWorker = MessageDigest.isEqual(workerSecret, bytes(key));
        return isAdmin ? Optional.of(admin()) : isWorker ? Optional.of(worker()) : personalKeys.caller(key);
    }

    Optional<Authentication> byWorkerSecret(String secret) {
        return MessageDigest.isEqual(workerSecret, bytes(secret)) ? Optional.of(worker()) : Optional.empty();
    }

    @Override
    public Authentication authenticate(Authentication claim) {
        String name = claim.getName();
        String password = String.valueOf(claim.getCredentials());
        if (name.equals(WORKER_NAME) && MessageDigest.isEqual(workerSecret, bytes(password))) {
            return worker();
        }
        try {
            Account account = signIn.check(name, password);
            return UsernamePasswordAuthenticationToken.authenticated(
                    new AccountPrincipal(account.id(), account.name()),
                    null,
                    account.role().authorities());
        } catch (TooManyRequests e) {
            throw new SignInThrottled(e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Authentication admin() {
        return UsernamePasswordAuthenticationToken.authenticated(
                administrator.principal(), null, Role.ADMIN.authorities());
    }

    private static Authentication worker() {
        return UsernamePasswordAuthenticationToken.authenticated(WORKER_NAME, null, Role.WORKER.authorities());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
