package dev.claquete.dependency;

/** One cheap question to a {@link Dependency}, which gives up within a few seconds. */
@FunctionalInterface
public interface Probe {

    /** @throws Exception when there is no answer; an answer that refuses is one too */
    void ask() throws Exception;
}
