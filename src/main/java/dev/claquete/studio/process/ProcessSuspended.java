package dev.claquete.studio.process;

/**
 * An instance was paused, by {@link Processes#suspend} or by an operator, who may pause one instance, a list of them or
 * all of a definition. Published in the engine's transaction, and again if it was already paused.
 *
 * @param instanceId identifies this instance among all under its business key
 */
public record ProcessSuspended(String processId, String businessKey, String instanceId, ProcessVariables facts) {}
