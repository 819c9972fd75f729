package dev.claquete.studio.process;

/**
 * A process reached an end event, a boundary event took over from its task, or a message started an event subprocess.
 * Published in the engine's transaction. After an error or an overdue timer, the variables include {@code errorCode}
 * and {@code errorMessage}.
 *
 * @param event the element's id, {@code PromptRejected}
 */
public record EventReached(String processId, String businessKey, String event, ProcessVariables facts) {}
