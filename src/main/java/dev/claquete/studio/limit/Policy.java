package dev.claquete.studio.limit;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What is counted apart, and which requests it counts. */
enum Policy {
    SIGN_IN(any(
            on(POST, "/users"),
            on(POST, "/users/"),
            on(POST, "/users/activate"),
            on(POST, "/auth/token"),
            on(POST, "/auth/password/**"),
            on(POST, "/v2/auth/login"),
            on(POST, "/v2/auth/refresh"))),
    UPLOADS(any(
            on(POST, "/api/uploads"),
            on(POST, "/api/scenes/{id}/image"),
            on(POST, "/utils/upload"),
            on(POST, "/utils/presign-upload"),
            on(POST, "/videos/upload"),
            on(POST, "/videos/uploads"))),
    VIDEO(any(
            on(POST, "/api/workflow/command"),
            on(POST, "/api/render/**"),
            on(POST, "/video/**"),
            on(POST, "/runpod/video/**"),
            on(POST, "/utils/optimize"),
            on(POST, "/v2/processing/**"),
            on(POST, "/v2/video/**"),
            on(POST, "/generate/**"),
            on(POST, "/json2video/**"),
            on(POST, "/templates/**"),
            on(POST, "/thumbnails/**"),
            on(POST, "/synthesize/**"))),
    /** What comes with a personal API key is counted for the account and, lower, for the key. */
    API_KEY(request -> false),
    /** Everything a person or a program asks for, the above included. */
    API(any(
            at("/api/**"),
            at("/auth/**"),
            at("/generate/**"),
            at("/job/**"),
            at("/json2video/**"),
            at("/runpod/**"),
            at("/synthesize/**"),
            at("/templates/**"),
            at("/thumbnails/**"),
            at("/users/**"),
            at("/utils/**"),
            at("/v2/**"),
            at("/video/**"),
            at("/videos/**"),
            at("/webhooks/**")));

    /** Workers ask many times a second, players fetch an object in many pieces; both bring credentials of their own. */
    private static final RequestMatcher FREE =
            any(at("/api/worker/**"), at("/api/webhooks/job-status"), on(GET, "/api/assets"), on(HEAD, "/api/assets"));

    private final RequestMatcher requests;

    Policy(RequestMatcher requests) {
        this.requests = requests;
    }

    /** None for what is not limited. */
    static List<Policy> of(HttpServletRequest request) {
        List<Policy> policies = new ArrayList<>();
        if (!API.requests.matches(request) || FREE.matches(request)) {
            return policies;
        }
        if (SIGN_IN.requests.matches(request)) {
            return List.of(SIGN_IN);
        }
        policies.add(API);
        if (UPLOADS.requests.matches(request)) {
            policies.add(UPLOADS);
        }
        if (VIDEO.requests.matches(request)) {
            policies.add(VIDEO);
        }
        return policies;
    }

    private static RequestMatcher any(RequestMatcher... requests) {
        return new OrRequestMatcher(requests);
    }

    private static RequestMatcher at(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher on(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
