package dev.claquete.studio.process;

/**
 * A task of the diagram is done, and the variables include its outputs. A task that was interrupted, by a boundary
 * event or a cancel, never finishes. Published in the engine's transaction.
 *
 * @param step the element's id, {@code GenerateSceneImage}
 */
public record StepFinished(String processId, String businessKey, String step, ProcessVariables facts) {}
