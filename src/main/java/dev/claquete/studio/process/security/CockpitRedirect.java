package dev.claquete.studio.process.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Redirects from the start page of the engine's web apps to Cockpit. */
class CockpitRedirect extends OncePerRequestFilter {

    private static final Set<String> FRONT = Set.of("/camunda", "/camunda/", "/camunda/app", "/camunda/app/");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String root = request.getContextPath();
        if (FRONT.contains(request.getRequestURI().substring(root.length()))) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", root + "/camunda/app/cockpit/default/");
            return;
        }
        chain.doFilter(request, response);
    }
}
