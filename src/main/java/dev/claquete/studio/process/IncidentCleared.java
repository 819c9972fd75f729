package dev.claquete.studio.process;

/** A step with an incident has new tries, or is no longer wanted. Published in the engine's transaction. */
public record IncidentCleared(String processId, String businessKey, String step, Facts facts) {}
