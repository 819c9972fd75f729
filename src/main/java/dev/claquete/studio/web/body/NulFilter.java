package dev.claquete.studio.web.body;

import dev.claquete.studio.web.ErrorWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses the character U+0000 in the query, and in the fields of forms when they are read. Tomcat refuses it in paths and in
 * headers, {@link CheckedJsonParser} in JSON.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class NulFilter extends OncePerRequestFilter {

    private final ErrorWriter errors;

    NulFilter(ErrorWriter errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<NulCharacter> nul = inQuery(request.getQueryString());
        if (nul.isPresent()) {
            refuse(request, response, nul.get());
            return;
        }
        try {
            chain.doFilter(new NulFreeRequest(request), response);
        } catch (NulCharacter inForm) { // read by a filter: controllers answer it themselves
            refuse(request, response, inForm);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, NulCharacter nul) throws IOException {
        errors.write(request, response, HttpStatus.BAD_REQUEST, String.valueOf(nul.getMessage()), nul.field());
    }

    private static Optional<NulCharacter> inQuery(@Nullable String query) {
        if (query == null || !query.contains("%00")) {
            return Optional.empty();
        }
        for (String pair : query.split("&")) {
            if (pair.contains("%00")) {
                return Optional.of(new NulCharacter(name(pair.split("=", 2)[0])));
            }
        }
        return Optional.empty();
    }

    private static String name(String encoded) {
        try {
            String name = URLDecoder.decode(encoded, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "");
            return name.isEmpty() ? "query" : name;
        } catch (IllegalArgumentException malformed) {
            return "query";
        }
    }
}
