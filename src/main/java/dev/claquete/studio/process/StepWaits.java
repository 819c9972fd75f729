package dev.claquete.studio.process;

/**
 * A step could not be done because something outside is away, and is tried again by itself. Published outside any transaction, at
 * each try.
 *
 * @param step the element's id, {@code GenerateSceneImage}
 */
public record StepWaits(String businessKey, String step, ProcessVariables facts) {}
