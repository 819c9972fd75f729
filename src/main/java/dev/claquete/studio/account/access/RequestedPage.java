package dev.claquete.studio.account.access;

import dev.claquete.studio.account.SiteUrl;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Remembers the page that an anonymous user requested in a cookie until sign-in, so that anonymous users create no
 * session. It stores and accepts only a path: a cookie planted by somebody else cannot lead to another site.
 */
class RequestedPage implements RequestCache {

    static final String COOKIE = "CLAQUETE-WANTED";

    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\]]{0,1000}|/");
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final RequestMatcher pages;
    private final SiteUrl address;

    /** @param pages the pages worth returning to: those that users open, not those that programs call */
    RequestedPage(RequestMatcher pages, SiteUrl address) {
        this.pages = pages;
        this.address = address;
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (pages.matches(request) && OWN_PATH.matcher(path).matches()) {
            set(request, response, encoded(path), LIFE);
        }
    }

    /** The page to open after signing in; returned once. */
    Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> path = find(request);
        removeRequest(request, response);
        return path;
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return find(request).map(SimpleSavedRequest::new).orElse(null);
    }

    /** The page is requested again; nothing of the first request is replayed. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (cookies(request).findAny().isPresent()) {
            set(request, response, "", Duration.ZERO);
        }
    }

    private static Optional<String> find(HttpServletRequest request) {
        return cookies(request)
                .map(RequestedPage::decoded)
                .filter(path -> OWN_PATH.matcher(path).matches())
                .findFirst();
    }

    private static Stream<String> cookies(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue);
    }

    private void set(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(address.secures(request))
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String encoded(String path) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
