package dev.claquete.studio.outage;

import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.DependencyUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Detects outages among the failures of controllers, before they are handled as our errors. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageResolver implements HandlerExceptionResolver {

    private final Dependencies dependencies;
    private final OutageResponses answers;

    OutageResolver(Dependencies dependencies, OutageResponses answers) {
        this.dependencies = dependencies;
        this.answers = answers;
    }

    /**
     * If a part of the answer was already sent, the connection is closed; otherwise the caller would take that part for
     * the whole.
     */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        Optional<DependencyUnavailable> outage = dependencies.causeOf(e);
        if (outage.isEmpty()) {
            return null;
        }
        if (response.isCommitted()) {
            throw outage.get();
        }
        try {
            answers.write(request, response, outage.get());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }
}
