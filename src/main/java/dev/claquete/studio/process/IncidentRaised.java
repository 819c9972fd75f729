package dev.claquete.studio.process;

/**
 * A step has no tries left and waits for an operator, or for {@link Processes#retryFailed}. Published in the engine's
 * transaction.
 *
 * @param step the element's id, {@code GenerateSceneImage}
 * @param taskId the task or job that is stuck; {@link IncidentCleared} names it again
 * @param message the cause of the last failure: for operators, not for users
 */
public record IncidentRaised(
        String processId, String businessKey, String step, String taskId, String message, ProcessVariables facts) {}
