package dev.claquete.studio.limit;

import static dev.claquete.studio.limit.Route.at;
import static dev.claquete.studio.limit.Route.on;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import dev.claquete.studio.web.ApiPrefix;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of requests that are counted separately. */
enum Policy {
    SIGN_IN(
            on(POST, "/users"),
            on(POST, "/users/"),
            on(POST, "/users/activate"),
            on(POST, "/auth/token"),
            on(POST, "/auth/password/**"),
            on(POST, "/v2/auth/login"),
            on(POST, "/v2/auth/refresh")),
    /** Incoming files; a presigned upload counts when it is begun and when it is completed. */
    UPLOADS(
            on(POST, "/api/uploads"),
            on(POST, "/api/scenes/{id}/image"),
            on(POST, "/api/files/presign-upload"),
            on(POST, "/api/files/complete-upload"),
            on(POST, "/utils/upload"),
            on(POST, "/videos/upload"),
            on(POST, "/videos/uploads")),
    /** Requests that decode a picture while the caller waits. */
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
    /** Requests with a personal API key count for the account and, with a lower limit, for the key. */
    API_KEY(),
    /** All requests of users and programs, including the above. */
    API(Arrays.stream(ApiPrefix.patterns()).map(Route::at).toArray(Route[]::new));

    /**
     * Workers send many requests a second, players download an object in many pieces; both have their own credentials.
     */
    static final List<Route> FREE = List.of(
            at("/api/worker/**"), at("/api/webhooks/job-status"), on(GET, "/api/assets"), on(HEAD, "/api/assets"));

    private final List<Route> routes;

    Policy(Route... routes) {
        this.routes = List.of(routes);
    }

    List<Route> routes() {
        return routes;
    }

    /** Empty for unlimited requests. */
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
