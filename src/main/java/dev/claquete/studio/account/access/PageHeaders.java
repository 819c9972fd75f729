package dev.claquete.studio.account.access;

import dev.claquete.studio.web.PageStyle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Security headers of our answers. Our pages may use only their text and one shared style sheet; the API page may load
 * its own scripts; the engine's web apps have a policy of their own. No site may frame any of them, guess their type,
 * or learn from which of our URLs a link was followed. (Without any referrer, browsers would send {@code Origin: null}
 * with our own forms.)
 */
class PageHeaders implements Customizer<HeadersConfigurer<HttpSecurity>>, HeaderWriter {

    private static final String POLICY = "Content-Security-Policy";
    private static final String CLOSED =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    private static final String PAGE = CLOSED + "; style-src '" + PageStyle.HASH + "'";

    /** Swagger UI sets styles by script and shows pictures from its style sheet. */
    private static final String API_PAGE = CLOSED
            + "; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'";

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter(this);
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        boolean hasItsOwn = response.containsHeader(POLICY)
                || path.startsWith("/camunda/")
                        && !String.valueOf(response.getContentType()).contains("json");
        if (!hasItsOwn) {
            response.setHeader(POLICY, path.startsWith("/swagger-ui/") ? API_PAGE : PAGE);
        }
    }
}
