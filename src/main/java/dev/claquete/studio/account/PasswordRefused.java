package dev.claquete.studio.account;

import dev.claquete.studio.web.InvalidInput;

/** A password that nobody may have. */
class PasswordRefused extends InvalidInput {

    private final PasswordFault fault;

    PasswordRefused(String field, PasswordFault fault) {
        super(field, fault.rule());
        this.fault = fault;
    }

    PasswordFault fault() {
        return fault;
    }
}
