package dev.claquete.studio.process;

import org.jspecify.annotations.Nullable;

/**
 * How far the work on a step is; published outside any transaction, now and then while a worker is at it.
 *
 * @param step the element's id, {@code RenderScene}
 * @param attempt names the try: whoever is at it says the same as often as it is asked, and a task's next try another
 * @param fraction 0 to 1; 0 when a worker picks the task up
 * @param message one short sentence in English, empty when there is nothing to say
 */
public record StepProgressed(
        String businessKey,
        String step,
        String taskId,
        String attempt,
        ProcessVariables facts,
        double fraction,
        String message) {

    /** @param triesLeft as the engine has them; null before the first failure */
    static String attempt(String taskId, @Nullable Integer triesLeft) {
        return taskId + "/" + triesLeft;
    }
}
