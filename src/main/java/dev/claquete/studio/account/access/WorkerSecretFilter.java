package dev.claquete.studio.account.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates workers that send their secret as other products' workers do: in {@code X-Worker-Secret}, where a wrong
 * one is refused at once, or as a bearer token, which may be another credential and is then left to other filters.
 */
class WorkerSecretFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Worker-Secret";
    private static final String BEARER = "Bearer ";

    private final CallerAuthentication callers;
    private final AuthenticationEntryPoint refusal;

    WorkerSecretFilter(CallerAuthentication callers, AuthenticationEntryPoint refusal) {
        this.callers = callers;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = request.getHeader(HEADER);
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (secret != null) {
            Optional<Authentication> worker = callers.byWorkerSecret(secret);
            if (worker.isEmpty()) {
                refusal.commence(request, response, new BadCredentialsException("Unknown worker secret"));
                return;
            }
            RequestAuthentication.enter(worker.get(), request, response);
        } else if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Optional<Authentication> worker = callers.byWorkerSecret(
                    authorization.substring(BEARER.length()).strip());
            if (worker.isPresent()) {
                RequestAuthentication.enter(worker.get(), request, response);
                chain.doFilter(new Settled(request), response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Hides the processed header, which other filters would take for their token. */
    private static final class Settled extends HttpServletRequestWrapper {

        Settled(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)
                    ? Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }
    }
}
