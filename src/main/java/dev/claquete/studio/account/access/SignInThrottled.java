package dev.claquete.studio.account.access;

import dev.claquete.studio.web.TooManyRequests;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords, as a Spring Security exception. */
class SignInThrottled extends AuthenticationException {

    private final TooManyRequests refusal;

    SignInThrottled(TooManyRequests refusal) {
        super("Too many tries", refusal);
        this.refusal = refusal;
    }

    TooManyRequests refusal() {
        return refusal;
    }
}
