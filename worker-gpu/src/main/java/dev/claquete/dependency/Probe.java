package dev.claquete.dependency;

/** A cheap request to a {@link Dependency}, which gives up within a few seconds. */
@FunctionalInterface
public interface Probe {

    /** @throws Exception if there is no answer; a refusal counts as an answer */
    void ask() throws Exception;
}
