package dev.claquete.studio.account;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who did something, from where, in which request; empty outside of requests. Taken on the request's thread, it may travel to
 * another.
 *
 * @param actor the caller's name, if they have come in
 * @param address the client's, as a trusted proxy forwards it
 */
record RequestTrace(@Nullable String requestId, @Nullable String actor, @Nullable String address) {

    private static final String REQUEST_ID = "request"; // where web keeps it

    static RequestTrace current() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return new RequestTrace(
                MDC.get(REQUEST_ID),
                caller != null && caller.isAuthenticated() ? caller.getName() : null,
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                        ? request.getRequest().getRemoteAddr()
                        : null);
    }
}
