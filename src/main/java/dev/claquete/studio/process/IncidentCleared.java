package dev.claquete.studio.process;

/**
 * A step with an incident was given new tries, or is no longer needed. Published in the engine's transaction.
 *
 * @param taskId the task or job that was stuck
 * @param goesOn whether the step is tried again or done; false if it was given up with its process
 */
public record IncidentCleared(
        String processId, String businessKey, String step, String taskId, boolean goesOn, ProcessVariables facts) {}
