package dev.claquete.studio.account.access;

import dev.claquete.studio.account.key.ApiKeyAuthentication;
import dev.claquete.studio.account.key.Scope;
import dev.claquete.studio.web.ErrorWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Enforces the scopes of personal keys; nothing else does. Reading requires {@code read}, everything else and secrets
 * require {@code write}, keys of any kind require {@code keys}. A key cannot change its owner's sign-in at all.
 */
class ScopeFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<RequestMatcher> KEYS = at("/api/keys/**", "/api/account/provider-keys/**");
    private static final List<RequestMatcher> SECRETS = at("/api/webhook-deliveries/one-off-secret");
    private static final List<RequestMatcher> SIGN_IN = at("/api/account/**", "/auth/**", "/v2/auth/**", "/users/**");

    private final ErrorWriter errors;

    ScopeFilter(ErrorWriter errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ApiKeyAuthentication key) {
            Optional<Scope> needed = needed(request);
            if (needed.isEmpty()) {
                refuse(request, response, "An API key cannot change how its owner signs in");
                return;
            }
            if (!key.grants(needed.get())) {
                refuse(
                        request,
                        response,
                        "This API key lacks the scope " + needed.get().word());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String sentence) throws IOException {
        errors.write(request, response, HttpStatus.FORBIDDEN, sentence);
    }

    /** Empty for what no key may do. */
    private static Optional<Scope> needed(HttpServletRequest request) {
        if (KEYS.stream().anyMatch(keys -> keys.matches(request))) {
            return Optional.of(Scope.KEYS);
        }
        if (READING.contains(request.getMethod())) {
            return Optional.of(SECRETS.stream().anyMatch(it -> it.matches(request)) ? Scope.WRITE : Scope.READ);
        }
        boolean signIn = SIGN_IN.stream().anyMatch(it -> it.matches(request));
        return signIn ? Optional.empty() : Optional.of(Scope.WRITE);
    }

    private static List<RequestMatcher> at(String... patterns) {
        return Stream.of(patterns)
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList();
    }
}
