package dev.claquete.studio.process.security;

import dev.claquete.studio.process.security.EngineAccess.Access;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Enforces {@link EngineAccess} for operators, in the engine's REST API and in its web apps, which use the same API at
 * another address. Administrators pass; {@link WorkerGate} checks workers.
 */
class OperatorGate extends OncePerRequestFilter {

    /** In bytes; longer bodies have already been refused. */
    private static final int MAX_JSON = 4 * 1024 * 1024;

    /** The engine's own pages and their other requests: pages, sign-in, and reads for their lists. */
    private static final Pattern WEB_APPS = Pattern.compile("/camunda(?!/api).*"
            + "|/camunda/api/(?:cockpit|tasklist|welcome)/plugin/.*"
            + "|/camunda/api/admin/auth/user/.*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!calledByOperator()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            check(request);
        } catch (CallRefused refused) {
            EngineRefusal.write(response, String.valueOf(refused.getMessage()));
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean calledByOperator() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        Set<String> roles = caller == null
                ? Set.of()
                : caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toSet());
        return roles.contains("ROLE_OPERATOR") && !roles.contains("ROLE_ADMIN");
    }

    private static void check(HttpServletRequest request) throws CallRefused, IOException {
        Optional<EngineRoute> route = EngineRoute.of(request);
        if (route.isPresent()) {
            check(request, route.get().path());
        } else if (!WEB_APPS.matcher(EngineRoute.decoded(request)).matches()) {
            throw new CallRefused("This address is for administrators");
        }
    }

    private static void check(HttpServletRequest request, String route) throws CallRefused, IOException {
        String method = request.getMethod();
        if (EngineAccess.of(method, route) == Access.ADMIN) {
            throw new CallRefused(method + " " + route + " is for administrators");
        }
        for (String parameter : Collections.list(request.getParameterNames())) {
            if (OperatorCall.isExpression(parameter)) {
                throw new CallRefused(parameter, "queries with expressions are for administrators");
            }
        }
        if (!multipart(request)) {
            OperatorCall.check(route, request.getInputStream().readNBytes(MAX_JSON));
        }
    }

    private static boolean multipart(HttpServletRequest request) {
        return String.valueOf(request.getContentType())
                .strip()
                .toLowerCase(Locale.ROOT)
                .startsWith("multipart/form-data");
    }
}
