package dev.claquete.studio.web.proxy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Redirects to our own pages without a host name, because the request's {@code Host} comes from the caller or from
 * somebody poisoning a cache. Redirects to other sites, such as a store, stay as they are.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RelativeRedirects extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Relative(request, response));
    }

    private static final class Relative extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        Relative(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            super.sendRedirect(relative(location));
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, HttpHeaders.LOCATION.equalsIgnoreCase(name) ? relative(value) : value);
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, HttpHeaders.LOCATION.equalsIgnoreCase(name) ? relative(value) : value);
        }

        private String relative(String location) {
            StringBuffer url = request.getRequestURL();
            String here =
                    url.substring(0, url.length() - request.getRequestURI().length());
            boolean ours = location.toLowerCase(Locale.ROOT).startsWith(here.toLowerCase(Locale.ROOT))
                    && (location.length() == here.length() || "/?#".indexOf(location.charAt(here.length())) >= 0);
            String rest = ours ? location.substring(here.length()) : location;
            return rest.isEmpty() ? "/" : ours && rest.startsWith("//") ? "/." + rest : rest;
        }
    }
}
