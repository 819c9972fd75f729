package dev.claquete.studio.account.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates callers by an access token, for this request alone; a wrong one is refused at once. */
class BearerFilter extends OncePerRequestFilter {

    private final AccessTokens tokens;
    private final RequestMatcher exempt;
    private final AuthenticationEntryPoint refusal;

    /** @param exempt routes where a token is exchanged for another, which the controller checks */
    BearerFilter(AccessTokens tokens, RequestMatcher exempt, AuthenticationEntryPoint refusal) {
        this.tokens = tokens;
        this.exempt = exempt;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> token = BearerHeader.token(request);
        if (token.isEmpty() || exempt.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ActiveSession> session = tokens.read(token.get());
        if (session.isEmpty()) {
            refusal.commence(request, response, new BadCredentialsException("Unknown or expired token"));
            return;
        }
        RequestAuthentication.enter(session.get().caller(), request, response);
        chain.doFilter(request, response);
    }
}
