package dev.claquete.studio.account;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who did something, from where, in which request; empty outside requests. Taken on the request's thread, it may be
 * passed to another.
 *
 * @param actor the caller's name, if authenticated
 * @param address the client's, as a trusted proxy forwards it
 */
public record RequestTrace(@Nullable String requestId, @Nullable String actor, @Nullable String address) {

    // where the web package keeps them, before any other filter
    private static final String REQUEST_ID = "request";
    private static final String ADDRESS = "address";

    public static RequestTrace current() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return new RequestTrace(
                MDC.get(REQUEST_ID),
                caller == null || caller instanceof AnonymousAuthenticationToken ? null : caller.getName(),
                MDC.get(ADDRESS));
    }
}
