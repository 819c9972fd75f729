package dev.claquete.studio.process;

/**
 * A task of the diagram now waits for its worker or its person. Published in the engine's transaction.
 *
 * @param step the element's id, {@code GenerateSceneImage}
 */
public record StepStarted(String processId, String businessKey, String step, ProcessVariables facts) {}
