package dev.claquete.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.work.LockedTask;
import dev.claquete.work.TaskPriority;
import dev.claquete.work.TaskQueue;
import dev.claquete.work.Variables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses the studio's engine as a task queue, over Camunda's external-task REST API with long polling. Camunda's own
 * client library is not used because it runs handlers one after another and fetches without regard to free slots.
 */
final class RestTaskQueue implements TaskQueue {

    private static final Logger log = LoggerFactory.getLogger(RestTaskQueue.class);
    private static final String TASKS = "/engine-rest/external-task/";
    private static final String STUDIO_TASKS = "/api/worker/tasks/";

    private final StudioClient studio;
    private final String workerId;

    RestTaskQueue(StudioClient studio, String workerId) {
        this.studio = studio;
        this.workerId = workerId;
    }

    @Override
    public List<LockedTask> fetch(Subscription subscription, int max, Duration lock, Duration wait)
            throws InterruptedException {
        Map<String, Object> body = Map.of(
                "workerId",
                workerId,
                "maxTasks",
                max,
                "usePriority",
                true,
                "asyncResponseTimeout",
                wait.toMillis(),
                "sorting",
                List.of(Map.of("sortBy", "createTime", "sortOrder", "asc")),
                "topics",
                List.of(topic(subscription, lock)));
        try {
            List<LockedTask> tasks = new ArrayList<>();
            studio.post(TASKS + "fetchAndLock", body, wait).forEach(task -> tasks.add(read(task)));
            return tasks;
        } catch (TaskGone | TaskSuspended e) {
            throw new IllegalStateException("The studio has no engine at " + TASKS, e);
        }
    }

    private static Map<String, Object> topic(Subscription subscription, Duration lock) {
        Map<String, Object> topic = new LinkedHashMap<>();
        topic.put("topicName", subscription.topic());
        topic.put("lockDuration", lock.toMillis());
        topic.put("includeExtensionProperties", true);
        if (subscription.priority() != null) {
            topic.put("processVariables", Map.of(TaskPriority.VARIABLE, subscription.priority()));
        }
        return topic;
    }

    @Override
    public void complete(LockedTask task, Variables outputs) throws TaskGone {
        Map<String, Object> variables = new LinkedHashMap<>();
        outputs.asMap().forEach((name, value) -> variables.put(name, typed(value)));
        report(task, "complete", Map.of("workerId", workerId, "variables", variables));
    }

    @Override
    public void fail(LockedTask task, String message, String details, int triesLeft, Duration rest) throws TaskGone {
        report(
                task,
                "failure",
                Map.of(
                        "workerId", workerId,
                        "errorMessage", message,
                        "errorDetails", details,
                        "retries", triesLeft,
                        "retryTimeout", rest.toMillis()));
    }

    @Override
    public void bpmnError(LockedTask task, String code, String message) throws TaskGone {
        report(task, "bpmnError", Map.of("workerId", workerId, "errorCode", code, "errorMessage", message));
    }

    @Override
    public void extendLock(LockedTask task, Duration lock) throws TaskGone, TaskSuspended {
        send(TASKS, task, "extendLock", Map.of("workerId", workerId, "newDuration", lock.toMillis()));
    }

    @Override
    public void unlock(LockedTask task) throws TaskGone {
        sendToActive(TASKS, task, "unlock", Map.of());
    }

    @Override
    public void remember(LockedTask task, String name, String value) throws TaskGone {
        sendToActive(STUDIO_TASKS, task, "remember", Map.of("workerId", workerId, "name", name, "value", value));
    }

    @Override
    public void progress(LockedTask task, double fraction, String message) throws TaskGone {
        Map<String, Object> report = Map.of("workerId", workerId, "fraction", fraction, "message", message);
        try {
            sendToActive(STUDIO_TASKS, task, "progress", report);
        } catch (RuntimeException e) {
            log.debug("Progress of task {} could not be reported; the work continues", task.id(), e);
        }
    }

    /** A result that arrives while its process is paused frees this worker's slot: the repeat finds its own output. */
    private void report(LockedTask task, String verb, Map<String, Object> body) throws TaskGone {
        try {
            send(TASKS, task, verb, body);
        } catch (TaskSuspended e) {
            unlock(task);
            throw new TaskGone("Its process is paused; the result is found again when it resumes.");
        }
    }

    private void sendToActive(String base, LockedTask task, String verb, Map<String, Object> body) throws TaskGone {
        try {
            send(base, task, verb, body);
        } catch (TaskSuspended e) {
            throw new IllegalStateException("Not while the process is paused: " + verb, e);
        }
    }

    private void send(String base, LockedTask task, String verb, Map<String, Object> body)
            throws TaskGone, TaskSuspended {
        try {
            studio.post(base + task.id() + "/" + verb, body, Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reporting to the studio", e);
        }
    }

    private static LockedTask read(JsonNode task) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        task.path("variables")
                .properties()
                .forEach(entry ->
                        variables.put(entry.getKey(), scalar(entry.getValue().path("value"))));
        Map<String, String> properties = new LinkedHashMap<>();
        task.path("extensionProperties")
                .properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText()));
        return new LockedTask(
                task.path("id").asText(),
                task.path("topicName").asText(),
                task.path("activityId").asText(),
                task.path("processDefinitionKey").asText(),
                task.path("processInstanceId").asText(),
                task.path("businessKey").asText(null),
                task.path("retries").isInt() ? task.path("retries").asInt() : null,
                Variables.of(variables),
                properties,
                task.path("errorMessage").asText(null));
    }

    private static @Nullable Object scalar(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isIntegralNumber()) {
            return value.canConvertToInt() ? (Object) value.asInt() : (Object) value.asLong();
        }
        return value.isNumber() ? value.asDouble() : null;
    }

    private static Map<String, @Nullable Object> typed(@Nullable Object value) {
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        typed.put("value", value);
        typed.put("type", value == null ? "Null" : value.getClass().getSimpleName());
        return typed;
    }
}
