package dev.claquete.studio.process.security;

import dev.claquete.studio.process.EngineChanged;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Publishes an event about what users change through the engine's pages and REST API, after the engine has done it. */
class OperatorChanges extends OncePerRequestFilter {

    private final ApplicationEventPublisher publisher;
    private final Function<String, Map<String, String>> instanceOf;

    /** @param instanceOf returns what is known about the process instance that a route concerns */
    OperatorChanges(ApplicationEventPublisher publisher, Function<String, Map<String, String>> instanceOf) {
        this.publisher = publisher;
        this.instanceOf = instanceOf;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        Optional<EngineRoute> route = EngineRoute.of(request);
        Optional<String> change = caller != null && isPerson(caller)
                ? route.flatMap(it -> EngineChange.named(request.getMethod(), it.path()))
                : Optional.empty();
        if (caller == null || route.isEmpty() || change.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String path = route.get().path();
        Map<String, String> details = EngineChange.details(request, path);
        details.putAll(instanceOf.apply(path)); // before the call, since the instance may be gone afterwards
        chain.doFilter(request, response);
        if (response.getStatus() / 100 == 2) {
            publisher.publishEvent(new EngineChanged(change.get(), caller.getName(), details));
        }
    }

    private static boolean isPerson(Authentication caller) {
        return caller.getAuthorities().stream().anyMatch(it -> "ROLE_OPERATOR".equals(it.getAuthority()));
    }
}
