package dev.claquete.studio.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The form of an error's body. Clients of the products that we replace get those products' bodies; everything new uses
 * RFC 9457. The route alone decides, so that filters and controllers answer alike.
 */
public enum ErrorShape {
    /** {@code {"error": sentence}}: the workflow contract and products with the same form. */
    ERROR,
    /** {@code {"error": "Bad Request", "message": sentence}}: the GPU video API. */
    REASON,
    /** {@code {"detail": sentence, "type": "authentication_error"}}: the media endpoints and the frame service. */
    DETAIL,
    /** {@code application/problem+json}, RFC 9457. */
    PROBLEM;

    private static final List<String> DETAILED = List.of(
            "/auth",
            "/generate",
            "/gpu",
            "/json2video",
            "/models",
            "/synthesize",
            "/system",
            "/templates",
            "/thumbnails",
            "/users",
            "/utils",
            "/v2",
            "/videos",
            "/webhooks",
            "/workflow");
    private static final List<String> REASONED = List.of("/job", "/runpod", "/video");
    private static final List<String> PROBLEMS =
            List.of("/api/account", "/api/admin", "/api/credits", "/api/files", "/api/keys", "/api/webhook-deliveries");

    static ErrorShape of(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        if (PROBLEMS.stream().anyMatch(prefix -> lies(path, prefix))) {
            return PROBLEM;
        }
        if (REASONED.stream().anyMatch(prefix -> lies(path, prefix))) {
            return REASON;
        }
        return DETAILED.stream().anyMatch(prefix -> lies(path, prefix)) ? DETAIL : ERROR;
    }

    static ErrorShape ofPresentRequest() {
        return of(((ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes()))
                .getRequest());
    }

    private static boolean lies(String path, String prefix) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length() || "/;".indexOf(path.charAt(prefix.length())) >= 0);
    }
}
