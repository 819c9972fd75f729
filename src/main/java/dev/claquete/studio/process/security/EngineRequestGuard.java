package dev.claquete.studio.process.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filters requests to the engine's REST API and its web apps' API, for all callers: expressions inside
 * {@code orQueries} run code (CVE-2026-109432), so they are refused. Bodies that are not valid JSON are refused too;
 * multipart bodies (deployments, attachments) contain no queries and pass.
 */
class EngineRequestGuard extends OncePerRequestFilter {

    /** In bytes. A task's variables are far smaller; diagrams are sent as multipart. */
    private static final int MAX_JSON = 4 * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getQueryString() != null && request.getParameterMap().containsKey("orQueries")) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "orQueries: may not be a query parameter");
            return;
        }
        String type = String.valueOf(request.getContentType()).strip().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/form-data")) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_JSON + 1);
        if (body.length > MAX_JSON) {
            String sentence = "The body is larger than " + MAX_JSON + " bytes";
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, sentence);
            return;
        }
        Optional<String> fault = EngineQueryCheck.fault(body);
        if (fault.isPresent()) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, fault.get());
            return;
        }
        chain.doFilter(new ReplayedRequest(request, body), response);
    }

    static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getWriter().write("{\"error\":\"" + sentence + "\"}");
    }
}
