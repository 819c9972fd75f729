package dev.claquete.studio.account;

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
 * The page that a stranger asked for, kept in their own browser until they have signed in, so that no stranger makes a session.
 * Only a path is kept and only a path is believed: a cookie that somebody else planted leads to no other site.
 */
class RequestedPage implements RequestCache {

    static final String COOKIE = "CLAQUETE-WANTED";

    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\]]{0,1000}|/");
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final RequestMatcher pages;
    private final SiteUrl address;

    /** @param pages what is worth coming back to: pages that people open, none that programs call */
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

    /** Where to go after signing in, once. */
    Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> path = find(request);
        removeRequest(request, response);
        return path;
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return find(request).map(SimpleSavedRequest::new).orElse(null);
    }

    /** The page is fetched anew; nothing of the first request is played back. */
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
