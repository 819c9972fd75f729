package dev.claquete.studio.limit;

import dev.claquete.studio.web.ErrorWriter;
import dev.claquete.studio.web.TooManyRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts a request before any work for it, reports the rest in {@code X-RateLimit-Limit}, {@code -Remaining} and
 * {@code -Reset}, and refuses it with 429 if nothing is left.
 */
class RateLimit extends OncePerRequestFilter {

    private final LimitProperties limits;
    private final LimitedCallers callers;
    private final FailOpenLimiter meter;
    private final ErrorWriter errors;

    RateLimit(LimitProperties limits, LimitedCallers callers, FailOpenLimiter meter, ErrorWriter errors) {
        this.limits = limits;
        this.callers = callers;
        this.meter = meter;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<LimitState> readings = meter.take(allowances(request));
        Optional<LimitState> reading =
                readings.isEmpty() ? Optional.empty() : Optional.of(LimitState.tightest(readings));
        reading.ifPresent(it -> {
            response.setHeader("X-RateLimit-Limit", String.valueOf(it.limit()));
            response.setHeader("X-RateLimit-Remaining", String.valueOf(it.remaining()));
            response.setHeader("X-RateLimit-Reset", String.valueOf(it.resetEpochSecond()));
        });
        if (reading.filter(LimitState::refused).isPresent()) {
            errors.write(request, response, new TooManyRequests(reading.get().retryAfter()));
        } else {
            chain.doFilter(request, response);
        }
    }

    private List<Allowance> allowances(HttpServletRequest request) {
        List<Policy> policies = Policy.of(request);
        Stream<Allowance> own = policies.stream().map(policy -> allowance(callers.of(request, policy), policy));
        Stream<Allowance> key = policies.contains(Policy.API)
                ? callers.key().map(caller -> allowance(caller, Policy.API_KEY)).stream()
                : Stream.empty();
        return Stream.concat(own, key).filter(it -> it.rate().limits()).toList();
    }

    private Allowance allowance(String caller, Policy policy) {
        return new Allowance(caller, policy, limits.of(policy));
    }
}
