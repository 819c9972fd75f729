package dev.claquete.studio.account;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** The principal of a signed-in user: the identity, without any secret. */
public record AccountPrincipal(UUID accountId, String name) implements Principal, Serializable {

    @Override
    public String getName() {
        return name;
    }
}
