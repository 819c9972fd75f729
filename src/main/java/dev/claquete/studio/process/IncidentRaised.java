package dev.claquete.studio.process;

/**
 * A step has used up its tries and waits for an operator, or for {@link Processes#retryFailed}. Published in the engine's
 * transaction.
 *
 * @param step the element's id, {@code GenerateSceneImage}
 * @param message what went wrong at the last try
 */
public record IncidentRaised(String processId, String businessKey, String step, String message, Facts facts) {}
