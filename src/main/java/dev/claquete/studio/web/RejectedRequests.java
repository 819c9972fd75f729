package dev.claquete.studio.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * Answers requests that Spring Security's firewall refuses: addresses that servlets could interpret otherwise than our
 * rules do ({@code ;}, {@code //}, {@code ..}, encoded separators), and methods and headers that legitimate clients do
 * not send.
 */
@Component
class RejectedRequests implements RequestRejectedHandler {

    private static final Logger log = LoggerFactory.getLogger(RejectedRequests.class);
    private static final int MOST_LETTERS = 200;

    private final ErrorWriter errors;

    RejectedRequests(ErrorWriter errors) {
        this.errors = errors;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        log.info("Refused {} {}: {}", shown(request.getMethod()), shown(request.getRequestURI()), shown(sentence(why)));
        errors.write(request, response, HttpStatus.BAD_REQUEST, sentence(why));
    }

    /** Without the caller's text, which the firewall quotes. */
    static String sentence(RequestRejectedException why) {
        String message = String.valueOf(why.getMessage());
        if (message.contains("HTTP method")) {
            return "This method is not supported";
        }
        if (message.contains("header")) {
            return "A header must not contain control characters";
        }
        if (message.contains("parameter")) {
            return "A parameter's name must not contain control characters";
        }
        return "The address must not contain ; \\ // or .., encoded or not, nor an encoded / or %";
    }

    private static String shown(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS) + "...";
    }
}
