package dev.claquete.studio.process;

/**
 * Published in the engine's transaction.
 *
 * @param instanceId names this instance among all under its business key
 * @param cancelled it was deleted, or ended by an event subprocess (cancel, skip) instead of its own way
 */
public record ProcessEnded(
        String processId, String businessKey, String instanceId, boolean cancelled, ProcessVariables facts) {}
