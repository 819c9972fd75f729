package dev.claquete.studio.process;

/**
 * An instance continues after {@link ProcessSuspended}, whoever paused it. Published in the engine's transaction, and
 * occasionally for one that was never paused.
 *
 * @param instanceId identifies this instance among all under its business key
 */
public record ProcessActivated(String processId, String businessKey, String instanceId, ProcessVariables facts) {}
