package dev.claquete.studio.process;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** Refuses to instantiate classes that a diagram names ({@code camunda:class}); shipped diagrams name none. */
final class ForbiddenClasses implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("Diagrams may not name classes: " + type.getName());
    }
}
