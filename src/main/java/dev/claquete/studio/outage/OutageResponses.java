package dev.claquete.studio.outage;

import dev.claquete.dependency.Dependency;
import dev.claquete.dependency.DependencyUnavailable;
import dev.claquete.studio.web.ErrorWriter;
import dev.claquete.studio.web.HtmlPage;
import dev.claquete.studio.web.PageLanguage;
import dev.claquete.studio.web.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Writes the answer to a caller during an outage: 503 with {@code Retry-After}, in the route's own shape, or as a page.
 */
@Component
class OutageResponses {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String RUNPOD_HEALTH = "/runpod/health";

    private final ErrorWriter errors;

    OutageResponses(ErrorWriter errors) {
        this.errors = errors;
    }

    void write(HttpServletRequest request, HttpServletResponse response, DependencyUnavailable outage)
            throws IOException {
        write(request, response, outage.dependency(), outage.retryAfter().orElse(Duration.ZERO));
    }

    /** The response must not be committed; headers that describe a body are removed. */
    void write(HttpServletRequest request, HttpServletResponse response, Dependency away, Duration wish)
            throws IOException {
        clear(response);
        Duration retryAfter = retryAfter(away, wish);
        if (request.getRequestURI().equals(RUNPOD_HEALTH)) {
            unhealthy(response, away, retryAfter);
        } else if (wantsPage(request)) {
            page(request, response, retryAfter);
        } else {
            errors.write(
                    request,
                    response,
                    new Unavailable(
                            "The " + away.name() + " does not answer at the moment; please try again", retryAfter));
        }
    }

    private static void clear(HttpServletResponse response) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-") || lower.startsWith("access-control-") || lower.equals("vary")) {
                kept.put(name, response.getHeader(name));
            }
        }
        response.reset();
        kept.forEach(response::setHeader);
    }

    private static Duration retryAfter(Dependency away, Duration wish) {
        Duration grown = away.awaySince()
                .map(since -> Dependency.restAfter(Duration.between(since, Instant.now()), LONGEST))
                .filter(rest -> rest.compareTo(SHORTEST) > 0)
                .orElse(SHORTEST);
        return wish.compareTo(grown) > 0 ? wish : grown;
    }

    private static void unhealthy(HttpServletResponse response, Dependency away, Duration retryAfter)
            throws IOException {
        prepare(response, retryAfter, "application/json");
        response.getWriter().write("{\"status\":\"unhealthy\",\"error\":\"The " + away.name() + " does not answer\"}");
    }

    private static void page(HttpServletRequest request, HttpServletResponse response, Duration retryAfter)
            throws IOException {
        PageLanguage language = PageLanguage.of(request);
        String title = language.say("outage.title");
        String text = language.say("outage.text");
        prepare(response, retryAfter, "text/html");
        response.getWriter()
                .write(HtmlPage.of(
                        language,
                        HtmlPage.escape(title),
                        "<h1>" + HtmlPage.escape(title) + "</h1>\n<p>" + HtmlPage.escape(text) + "</p>\n"));
    }

    private static void prepare(HttpServletResponse response, Duration retryAfter, String type) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
    }

    /** Whether a browser opens a page. */
    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getRequestURI();
        return accept != null
                && accept.contains("text/html")
                && !path.startsWith("/api/")
                && !path.startsWith("/engine-rest/")
                && !path.startsWith("/camunda/api/");
    }
}
