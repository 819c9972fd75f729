package dev.claquete.studio.limit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * A route, or all below one, by its pattern.
 *
 * @param method null: any
 */
record Route(@Nullable HttpMethod method, String pattern, RequestMatcher matcher) {

    static Route at(String pattern) {
        return new Route(null, pattern, PathPatternRequestMatcher.withDefaults().matcher(pattern));
    }

    static Route on(HttpMethod method, String pattern) {
        return new Route(
                method, pattern, PathPatternRequestMatcher.withDefaults().matcher(method, pattern));
    }

    boolean matches(HttpServletRequest request) {
        return matcher.matches(request);
    }
}
