package dev.claquete.work;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An external task that this worker holds for a while.
 *
 * @param activityId the element in the diagram, {@code GenerateSceneImage}
 * @param processId the diagram, {@code make-scene}
 * @param businessKey the project's or job's id
 * @param triesLeft null before the first failure: the engine does not count, workers do
 * @param properties the element's extension properties
 */
public record LockedTask(
        String id,
        String topic,
        String activityId,
        String processId,
        String processInstanceId,
        @Nullable String businessKey,
        @Nullable Integer triesLeft,
        Variables variables,
        Map<String, String> properties) {

    /** Whether somebody waits for it, and it is soon done. */
    boolean quick() {
        return variables.number(TaskPriority.VARIABLE).map(Number::intValue).orElse(0) >= TaskPriority.QUICK;
    }

    public RetryCycle retryCycle() {
        String text = properties.get(RetryCycle.PROPERTY);
        return text == null ? RetryCycle.DEFAULT : RetryCycle.parse(text);
    }
}
