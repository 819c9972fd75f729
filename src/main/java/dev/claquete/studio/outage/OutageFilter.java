package dev.claquete.studio.outage;

import dev.claquete.dependency.CallerWaits;
import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.Dependency;
import dev.claquete.dependency.DependencyUnavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Wraps everything that may need the database, including sessions and sign-in. During a database outage it answers
 * requests at once; failures because of another outage get the same answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OutageFilter extends OncePerRequestFilter {

    /** Routes that need no database. */
    private static final Set<String> ALWAYS = Set.of("/", "/favicon.ico", "/error");

    private final Dependencies dependencies;
    private final Dependency database;
    private final DatabaseProbe probe;
    private final OutageResponses answers;

    OutageFilter(Dependencies dependencies, Dependency database, DatabaseProbe probe, OutageResponses answers) {
        this.dependencies = dependencies;
        this.database = database;
        this.probe = probe;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (database.isAway() && !ALWAYS.contains(path) && !path.startsWith("/health")) {
            answers.write(request, response, database, Duration.ZERO);
            return;
        }
        HttpServletResponse told = ofEngine(path) ? new EngineResponse(response, database, probe) : response;
        try {
            CallerWaits.<ServletException, IOException>during(() -> chain.doFilter(request, told));
        } catch (ServletException | IOException | RuntimeException e) {
            Optional<DependencyUnavailable> outage = dependencies.causeOf(e);
            if (outage.isEmpty() || response.isCommitted()) {
                throw e;
            }
            answers.write(request, response, outage.get());
        }
    }

    private static boolean ofEngine(String path) {
        return path.startsWith("/engine-rest/") || path.startsWith("/camunda/");
    }
}
