package dev.claquete.studio.account.access;

import org.springframework.security.core.AuthenticationException;

/** 401 with a specific sentence, for the sign-in routes. */
class SignInRefused extends AuthenticationException {

    SignInRefused(String sentence) {
        super(sentence);
    }
}
