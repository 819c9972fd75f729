package dev.claquete.studio.local;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Prints {@link CannotStart} in the form of Spring Boot's failure analysis: the problem and the fix, without a stack
 * trace.
 */
class CannotStartAnalyzer extends AbstractFailureAnalyzer<CannotStart> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CannotStart cause) {
        return new FailureAnalysis(cause.problem(), cause.wayOut(), cause);
    }
}
