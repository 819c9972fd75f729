package dev.claquete.studio.account.access;

import dev.claquete.studio.account.AccountPrincipal;
import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.account.Audit;
import dev.claquete.studio.account.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Connects browser sessions with accounts. A browser's session contains only the id of one of our sessions; the account
 * is looked up with each request. So the browser session ends with the account's session and follows the account's
 * role.
 */
@Component
class BrowserSessions implements SecurityContextRepository, LogoutHandler {

    /** A {@link UUID}, the id in {@link Sessions}. */
    static final String ACCOUNT_SESSION = "claquete.account-session";

    private static final String ENGINES_PAGES = "/camunda";

    private final Sessions sessions;
    private final AccountsProperties properties;
    private final Audit audit;

    BrowserSessions(Sessions sessions, AccountsProperties properties, Audit audit) {
        this.sessions = sessions;
        this.properties = properties;
        this.audit = audit;
    }

    /**
     * Whether the request belongs to a user's session, or has just started one. The session may have been ended
     * elsewhere.
     */
    static boolean isSignedIn(HttpServletRequest request) {
        HttpSession browser = request.getSession(false);
        return browser != null && id(browser).isPresent();
    }

    /** Redirects users to the page that they requested, unless it would refuse them. */
    AuthenticationSuccessHandler welcome(RequestedPage wanted) {
        return (request, response, caller) -> {
            if (!(caller.getPrincipal() instanceof AccountPrincipal account)) {
                response.sendRedirect(SignInPage.AFTER_A_WRONG_PASSWORD); // a worker: there is no page for it
                return;
            }
            begin(request, account);
            response.sendRedirect(wanted.take(request, response)
                    .filter(page -> isOperator(caller) || !page.startsWith(ENGINES_PAGES))
                    .orElse("/"));
        };
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return isSignedIn(request);
    }

    @Override
    @Deprecated // by Spring Security, which still calls it
    @SuppressWarnings("NullAway") // null: there is none
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        HttpSession browser = exchange.getRequest().getSession(false);
        Optional<UUID> id = browser == null ? Optional.empty() : id(browser);
        Optional<ActiveSession> session = id.flatMap(sessions::find);
        if (browser != null && id.isPresent() && session.isEmpty()) {
            browser.invalidate();
        }
        return session.map(ActiveSession::caller).map(SecurityContextImpl::new).orElse(null);
    }

    /** Nothing to save: only the sign-in page starts a session. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication caller) {
        HttpSession browser = request.getSession(false);
        if (browser != null) {
            id(browser).ifPresent(id -> end(id, "signed-out"));
        }
    }

    /** Starts a new session that keeps nothing of a previous one, which may be another user's. */
    private void begin(HttpServletRequest request, AccountPrincipal account) {
        HttpSession former = request.getSession(false);
        if (former != null) {
            id(former).ifPresent(id -> end(id, "signed-in-again"));
            former.invalidate();
        }
        ActiveSession session = sessions.open(account.accountId(), properties.browserLife());
        HttpSession browser = request.getSession();
        browser.setAttribute(ACCOUNT_SESSION, session.id());
        browser.setMaxInactiveInterval((int) properties.browserLife().toSeconds()); // only our own session ends it
    }

    private void end(UUID id, String why) {
        sessions.find(id)
                .ifPresent(
                        session -> audit.record("signed-out", session.accountId(), Map.of("session", id.toString())));
        sessions.revoke(id, why);
    }

    private static Optional<UUID> id(HttpSession browser) {
        return browser.getAttribute(ACCOUNT_SESSION) instanceof UUID id ? Optional.of(id) : Optional.empty();
    }

    private static boolean isOperator(Authentication caller) {
        return caller.getAuthorities().containsAll(Role.authorities(Role.OPERATOR));
    }
}
