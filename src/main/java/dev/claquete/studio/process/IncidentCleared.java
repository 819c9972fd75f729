package dev.claquete.studio.process;

/**
 * A step with an incident has new tries, or is no longer wanted. Published in the engine's transaction.
 *
 * @param taskId the task or job that was stuck
 * @param goesOn whether the step is tried again or done; false when it was given up with its process
 */
public record IncidentCleared(
        String processId, String businessKey, String step, String taskId, boolean goesOn, ProcessVariables facts) {}
