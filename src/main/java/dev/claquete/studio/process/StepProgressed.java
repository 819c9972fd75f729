package dev.claquete.studio.process;

/**
 * How far the work on a step is; published outside any transaction, now and then while a worker is at it.
 *
 * @param step the element's id, {@code RenderScene}
 * @param fraction 0 to 1; 0 when a worker picks the task up
 * @param message one short sentence in English, empty when there is nothing to say
 */
public record StepProgressed(
        String businessKey, String step, String taskId, Facts facts, double fraction, String message) {}
