package dev.claquete.studio.process;

/**
 * A step could not be done because of an outage, and is tried again automatically. Published outside any transaction,
 * at each try.
 *
 * @param step the element's id, {@code GenerateSceneImage}
 */
public record StepWaits(String businessKey, String step, ProcessVariables facts) {}
