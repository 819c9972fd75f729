package dev.claquete.studio.web;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** Why the rest of a request's body was not read. Code that meets the missing end reports this instead. */
public final class BodyTruncation {

    private static final String REASON = BodyTruncation.class.getName();

    private BodyTruncation() {}

    public static void because(ServletRequest request, TooLarge reason) {
        request.setAttribute(REASON, reason);
    }

    static Optional<TooLarge> reason(ServletRequest request) {
        return request.getAttribute(REASON) instanceof TooLarge reason ? Optional.of(reason) : Optional.empty();
    }
}
