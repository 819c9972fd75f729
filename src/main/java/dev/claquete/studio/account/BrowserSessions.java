package dev.claquete.studio.account;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ties a browser's session to one of ours, so that it ends when the account's sessions are ended, and follows the account's
 * role.
 */
@Component
class BrowserSessions implements LogoutHandler {

    private static final String ID = BrowserSessions.class.getName();

    private final Sessions sessions;
    private final AccountsProperties properties;
    private final Audit audit;

    BrowserSessions(Sessions sessions, AccountsProperties properties, Audit audit) {
        this.sessions = sessions;
        this.properties = properties;
        this.audit = audit;
    }

    /** Operators go on to what they wanted to see; others have nothing to do in the engine's pages and begin at the front door. */
    AuthenticationSuccessHandler welcome(RequestCache cache) {
        SavedRequestAwareAuthenticationSuccessHandler onward = new SavedRequestAwareAuthenticationSuccessHandler();
        onward.setRequestCache(cache);
        return (request, response, caller) -> {
            if (caller.getPrincipal() instanceof AccountPrincipal account) {
                LiveSession session = sessions.open(account.accountId(), properties.browserLife());
                request.getSession().setAttribute(ID, session.id());
            }
            if (!caller.getAuthorities().containsAll(Role.authorities(Role.OPERATOR))) {
                cache.removeRequest(request, response);
            }
            onward.onAuthenticationSuccess(request, response, caller);
        };
    }

    /** Looks at each request that a browser's session lets in. */
    Filter check() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                HttpSession browser = request.getSession(false);
                if (browser != null && browser.getAttribute(ID) instanceof UUID id) {
                    follow(sessions.find(id), browser);
                }
                chain.doFilter(request, response);
            }
        };
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication caller) {
        HttpSession browser = request.getSession(false);
        if (browser != null && browser.getAttribute(ID) instanceof UUID id) {
            sessions.find(id)
                    .ifPresent(session ->
                            audit.record("signed-out", session.accountId(), Map.of("session", id.toString())));
            sessions.revoke(id, "signed-out");
        }
    }

    private static void follow(Optional<LiveSession> session, HttpSession browser) {
        if (session.isEmpty()) {
            browser.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        session.map(LiveSession::caller).ifPresent(context::setAuthentication);
        SecurityContextHolder.setContext(context);
    }
}
