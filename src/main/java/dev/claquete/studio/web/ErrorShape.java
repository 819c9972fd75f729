package dev.claquete.studio.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
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

    static ErrorShape of(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        return ApiPrefix.shapeOf(path);
    }

    static ErrorShape ofPresentRequest() {
        return of(((ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes()))
                .getRequest());
    }
}
