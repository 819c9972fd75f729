package dev.claquete.studio.process;

/**
 * An instance goes on after {@link ProcessSuspended}, whoever paused it. Published in the engine's transaction, and now and then
 * for one that was never paused.
 *
 * @param instanceId names this instance among all under its business key
 */
public record ProcessActivated(String processId, String businessKey, String instanceId, ProcessVariables facts) {}
