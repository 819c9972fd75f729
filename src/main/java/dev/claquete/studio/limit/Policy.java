package dev.claquete.studio.limit;

import static dev.claquete.studio.limit.Route.at;
import static dev.claquete.studio.limit.Route.on;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.http.HttpServletRequest;
import dev.claquete.studio.web.ApiPrefix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is counted apart, and which requests it counts. */
enum Policy {
    SIGN_IN(
            on(POST, "/users"),
            on(POST, "/users/"),
            on(POST, "/users/activate"),
            on(POST, "/auth/token"),
            on(POST, "/auth/password/**"),
            on(POST, "/v2/auth/login"),
            on(POST, "/v2/auth/refresh")),
    /** Files that come; a presigned one counts when it is begun and when it is looked at. */
    UPLOADS(
            on(POST, "/api/uploads"),
            on(POST, "/api/scenes/{id}/image"),
            on(POST, "/api/files/presign-upload"),
            on(POST, "/api/files/complete-upload"),
            on(POST, "/utils/upload"),
            on(POST, "/videos/upload"),
            on(POST, "/videos/uploads")),
    /** What has a picture decoded while its caller waits. */
    PICTURES(on(POST, "/api/ai/generate"), on(POST, "/api/characters"), on(POST, "/api/scenes/{id}/image")),
    VIDEO(
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
            on(POST, "/synthesize/**")),
    /** What comes with a personal API key is counted for the account and, lower, for the key. */
    API_KEY(),
    /** Everything a person or a program asks for, the above included. */
    API(Arrays.stream(ApiPrefix.patterns()).map(Route::at).toArray(Route[]::new));

    /** Workers ask many times a second, players fetch an object in many pieces; both bring credentials of their own. */
    static final List<Route> FREE = List.of(
            at("/api/worker/**"), at("/api/webhooks/job-status"), on(GET, "/api/assets"), on(HEAD, "/api/assets"));

    private final List<Route> routes;

    Policy(Route... routes) {
        this.routes = List.of(routes);
    }

    List<Route> routes() {
        return routes;
    }

    /** None for what is not limited. */
    static List<Policy> of(HttpServletRequest request) {
        if (!API.counts(request) || FREE.stream().anyMatch(route -> route.matches(request))) {
            return List.of();
        }
        if (SIGN_IN.counts(request)) {
            return List.of(SIGN_IN);
        }
        return Stream.of(API, UPLOADS, PICTURES, VIDEO)
                .filter(policy -> policy.counts(request))
                .toList();
    }

    private boolean counts(HttpServletRequest request) {
        return routes.stream().anyMatch(route -> route.matches(request));
    }
}
