package dev.claquete.studio.account.registration;

import dev.claquete.studio.account.AccountsProperties;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The rules for passwords, and their slow hash. Each hash takes 16 MiB for some 50 ms, so no more run at once than
 * there are processors.
 */
@Component
public class Passwords {

    static final int MIN = 8;
    static final int MAX = 128;

    private final PasswordEncoder encoder;
    private final AccountsProperties properties;
    private final String nobodys;
    private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    Passwords(PasswordEncoder encoder, AccountsProperties properties) {
        this.encoder = encoder;
        this.properties = properties;
        this.nobodys = encoder.encode(UUID.randomUUID().toString());
    }

    /** @param field as the caller spells it */
    void check(String field, @Nullable String password, String email, String name) {
        fault(password, email, name).ifPresent(fault -> {
            throw new PasswordRefused(field, fault);
        });
    }

    private Optional<PasswordViolation> fault(@Nullable String password, String email, String name) {
        if (password == null) {
            return Optional.of(PasswordViolation.MISSING);
        }
        int length = password.codePointCount(0, password.length());
        if (length < MIN || length > MAX) {
            return Optional.of(PasswordViolation.LENGTH);
        }
        if (password.equalsIgnoreCase(email) || password.equalsIgnoreCase(name)) {
            return Optional.of(PasswordViolation.OWN_NAME);
        }
        return !properties.commonPasswords() && CommonPasswords.contain(password)
                ? Optional.of(PasswordViolation.COMMON)
                : Optional.empty();
    }

    public String hash(String password) {
        running.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            running.release();
        }
    }

    /** @param hash null for an unknown account, which takes as long and never matches */
    public boolean fits(String password, @Nullable String hash) {
        running.acquireUninterruptibly();
        try {
            boolean fits = encoder.matches(password, hash == null ? nobodys : hash);
            return fits && hash != null;
        } finally {
            running.release();
        }
    }
}
