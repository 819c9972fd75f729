package dev.claquete.studio.account.access;

import dev.claquete.studio.account.HashedToken;
import dev.claquete.studio.account.SiteUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.List;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The session cookie of a browser: a random token. The session's id is the token's hash, so somebody who reads the
 * database cannot use a session. Only the request that starts the session knows the token itself.
 */
@Component
class SessionCookie implements CookieSerializer, SessionIdGenerator {

    static final String NAME = "JSESSIONID";

    private static final String KIND = "bs_";
    private static final int LONGEST = 100;

    private final DefaultCookieSerializer cookie = new DefaultCookieSerializer();

    SessionCookie(SiteUrl address) {
        cookie.setCookieName(NAME);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseBase64Encoding(false);
        if (address.isHttps()) {
            cookie.setUseSecureCookie(true); // otherwise as in the request
        }
    }

    @Override
    public String generate() {
        String token = HashedToken.newToken(KIND);
        String id = id(token);
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(attribute(id), token, RequestAttributes.SCOPE_REQUEST);
        }
        return id;
    }

    /** Writes nothing for a session that is not stored ({@link BrowserSessionStore}). */
    @Override
    public void writeCookieValue(CookieValue value) {
        String id = value.getCookieValue();
        if (id.isEmpty()) {
            cookie.writeCookieValue(value);
        } else if (value.getRequest().getAttribute(attribute(id)) instanceof String token
                && BrowserSessions.isSignedIn(value.getRequest())) {
            CookieValue own = new CookieValue(value.getRequest(), value.getResponse(), token);
            cookie.writeCookieValue(own);
        }
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookie.readCookieValues(request).stream()
                .filter(token -> token.startsWith(KIND) && token.length() < LONGEST)
                .map(SessionCookie::id)
                .toList();
    }

    private static String id(String token) {
        return HexFormat.of().formatHex(HashedToken.sha256(token));
    }

    private static String attribute(String id) {
        return SessionCookie.class.getName() + "." + id;
    }
}
