package dev.claquete.studio.process;

import org.jspecify.annotations.Nullable;

/**
 * The progress of a step; published outside any transaction, now and then while a worker is working on it.
 *
 * @param step the element's id, {@code RenderScene}
 * @param attempt identifies the try: the same for all reports of one try, different for the next
 * @param fraction 0 to 1; 0 when a worker starts the task
 * @param message one short sentence in English, or empty
 */
public record StepProgressed(
        String businessKey,
        String step,
        String taskId,
        String attempt,
        ProcessVariables facts,
        double fraction,
        String message) {

    /** @param triesLeft as in the engine; null before the first failure */
    public static String attempt(String taskId, @Nullable Integer triesLeft) {
        return taskId + "/" + triesLeft;
    }
}
