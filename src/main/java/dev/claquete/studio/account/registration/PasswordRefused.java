package dev.claquete.studio.account.registration;

import dev.claquete.studio.web.InvalidInput;

/** Thrown if a password is not allowed. */
class PasswordRefused extends InvalidInput {

    private final PasswordViolation fault;

    PasswordRefused(String field, PasswordViolation fault) {
        super(field, fault.rule());
        this.fault = fault;
    }

    PasswordViolation fault() {
        return fault;
    }
}
