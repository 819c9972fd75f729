package dev.claquete.studio.process;

/**
 * An instance ended. Published in the engine's transaction.
 *
 * @param instanceId identifies this instance among all under its business key
 * @param cancelled whether it was deleted, or ended by an event subprocess (cancel, skip) instead of its normal flow
 */
public record ProcessEnded(
        String processId, String businessKey, String instanceId, boolean cancelled, ProcessVariables facts) {}
