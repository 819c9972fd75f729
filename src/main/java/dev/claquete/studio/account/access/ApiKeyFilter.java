package dev.claquete.studio.account.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates callers by the header {@code X-API-Key}, for this request alone; a wrong key is refused at once. */
class ApiKeyFilter extends OncePerRequestFilter {

    static final String HEADER = "X-API-Key";

    private final CallerAuthentication callers;
    private final AuthenticationEntryPoint refusal;

    ApiKeyFilter(CallerAuthentication callers, AuthenticationEntryPoint refusal) {
        this.callers = callers;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Authentication> caller = callers.byKey(key);
        if (caller.isEmpty()) {
            refusal.commence(request, response, new BadCredentialsException("Unknown API key"));
            return;
        }
        RequestAuthentication.enter(caller.get(), request, response);
        chain.doFilter(request, response);
    }
}
