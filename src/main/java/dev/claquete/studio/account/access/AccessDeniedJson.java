package dev.claquete.studio.account.access;

import dev.claquete.studio.web.ErrorWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Refuses requests in JSON: 401 to anonymous callers, 403 to known ones. It sends no {@code WWW-Authenticate} scheme,
 * because browsers would show a password box and then send the password along with other sites' requests too.
 */
@Component
class AccessDeniedJson implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** For addresses without a rule: 404 to known callers. */
    static final AuthorizationDecision NOTHING_THERE = new AuthorizationDecision(false);

    private static final String BEARER = "Bearer realm=\"claquete\"";

    private final ErrorWriter errors;

    AccessDeniedJson(ErrorWriter errors) {
        this.errors = errors;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof SignInThrottled throttled) {
            errors.write(request, response, throttled.refusal());
            return;
        }
        boolean broughtToken = BearerHeader.token(request).isPresent();
        response.setHeader("WWW-Authenticate", broughtToken ? BEARER + ", error=\"invalid_token\"" : BEARER);
        response.addHeader("WWW-Authenticate", "ApiKey realm=\"claquete\"");
        String sentence = why instanceof SignInRefused ? String.valueOf(why.getMessage()) : "Unauthorized";
        errors.write(request, response, HttpStatus.UNAUTHORIZED, sentence);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof AuthorizationDeniedException denied && denied.getAuthorizationResult() == NOTHING_THERE) {
            errors.write(request, response, HttpStatus.NOT_FOUND, "There is nothing at this address");
            return;
        }
        errors.write(request, response, HttpStatus.FORBIDDEN, "Forbidden");
    }
}
