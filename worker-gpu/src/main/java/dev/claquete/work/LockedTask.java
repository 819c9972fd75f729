package dev.claquete.work;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An external task that this worker has locked.
 *
 * @param activityId the element in the diagram, {@code GenerateSceneImage}
 * @param processId the diagram, {@code make-scene}
 * @param businessKey the project's or job's id
 * @param triesLeft null before the first failure: the engine does not count, workers do
 * @param properties the element's extension properties
 * @param lastFailure the message reported for the previous try; null if there was none
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
        Map<String, String> properties,
        @Nullable String lastFailure) {

    /** A task that has not failed before. */
    public LockedTask(
            String id,
            String topic,
            String activityId,
            String processId,
            String processInstanceId,
            @Nullable String businessKey,
            @Nullable Integer triesLeft,
            Variables variables,
            Map<String, String> properties) {
        this(id, topic, activityId, processId, processInstanceId, businessKey, triesLeft, variables, properties, null);
    }

    int tries() {
        return triesLeft == null ? retryCycle().tries() : triesLeft;
    }

    /** Whether somebody waits for it, and it takes about a second. */
    boolean quick() {
        return priority() >= TaskPriority.QUICK;
    }

    /** Whether it takes many minutes and so must leave slots to others. */
    boolean isLong() {
        return priority() <= TaskPriority.LONG;
    }

    int priority() {
        return variables.number(TaskPriority.VARIABLE).map(Number::intValue).orElse(TaskPriority.ORDINARY);
    }

    public RetryCycle retryCycle() {
        String text = properties.get(RetryCycle.PROPERTY);
        return text == null ? RetryCycle.DEFAULT : RetryCycle.parse(text);
    }
}
