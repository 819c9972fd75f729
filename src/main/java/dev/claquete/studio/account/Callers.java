package dev.claquete.studio.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Recognises callers by password or by key. The password, which a person may have chosen, is kept as a slow hash; keys are
 * long and random and are compared in constant time, since a worker sends its key many times a second.
 */
@Component
class Callers implements AuthenticationProvider {

    static final String WORKER_NAME = "worker";

    private final Administrator administrator;
    private final PersonalKeys personalKeys;
    private final PasswordEncoder encoder;
    private final String adminPasswordHash;
    private final byte[] apiKey;
    private final byte[] workerSecret;
    private final UUID salt = UUID.randomUUID();
    private volatile byte[] fitted = {};

    Callers(Administrator administrator, PersonalKeys personalKeys, Credentials credentials, PasswordEncoder encoder) {
        this.administrator = administrator;
        this.personalKeys = personalKeys;
        this.encoder = encoder;
        this.adminPasswordHash = encoder.encode(credentials.adminPassword().value());
        this.apiKey = bytes(credentials.apiKey().value());
        this.workerSecret = bytes(credentials.workerSecret().value());
    }

    /** Both keys are always compared, so that the time taken says nothing about either. */
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
        if (isAdminPassword(password) && name.equals(administrator.principal().name())) {
            return admin();
        }
        throw new BadCredentialsException("Unknown name or wrong password");
    }

    /** A program that polls with HTTP Basic pays for the slow hash once: what has fitted before is recognised by a fast one. */
    private boolean isAdminPassword(String password) {
        byte[] fingerprint = sha256(salt + password);
        if (MessageDigest.isEqual(fingerprint, fitted)) {
            return true;
        }
        boolean fits = encoder.matches(password, adminPasswordHash);
        if (fits) {
            fitted = fingerprint;
        }
        return fits;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Authentication admin() {
        return UsernamePasswordAuthenticationToken.authenticated(
                administrator.principal(), null, Role.authorities(Role.USER, Role.ADMIN, Role.OPERATOR));
    }

    private static Authentication worker() {
        return UsernamePasswordAuthenticationToken.authenticated(WORKER_NAME, null, Role.authorities(Role.WORKER));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
