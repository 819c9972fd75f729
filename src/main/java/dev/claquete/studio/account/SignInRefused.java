package dev.claquete.studio.account;

import org.springframework.security.core.AuthenticationException;

/** 401 with a sentence of its own, for the routes where people sign in. */
class SignInRefused extends AuthenticationException {

    SignInRefused(String sentence) {
        super(sentence);
    }
}
