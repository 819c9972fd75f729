package dev.claquete.studio.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.web.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Says no in JSON: 401 to strangers, 403 to the known. Names no scheme that browsers answer with a password box, because
 * they would then send the password along with other sites' requests too.
 */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;

    Refusals(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.setHeader("WWW-Authenticate", "ApiKey realm=\"claquete\"");
        write(response, HttpServletResponse.SC_UNAUTHORIZED, "Unauthorized");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        write(response, HttpServletResponse.SC_FORBIDDEN, "Forbidden");
    }

    private void write(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ApiError.of(sentence));
    }
}
