package dev.claquete.studio;

import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The application's password hash with the smallest parameters, in the same format. The real one takes 0.1 s of a processor, and
 * the tests make and check more than a thousand of them. {@code PasswordHashTest} tests the real one.
 */
final class QuickHashes implements BeanPostProcessor {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int KIBIBYTES = 16;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PasswordEncoder ? quick() : bean;
    }

    private static PasswordEncoder quick() {
        PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, KIBIBYTES, 1);
        return new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2));
    }
}
