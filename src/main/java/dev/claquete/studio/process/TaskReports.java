package dev.claquete.studio.process;

import java.util.Map;
import org.camunda.bpm.engine.impl.ExternalTaskServiceImpl;
import org.jspecify.annotations.Nullable;

/**
 * What workers report of their tasks, in this process and over REST. Two branches that end in the same moment meet at their join,
 * and a pause counts up the task under a worker's hands: one of the two has to try again, which is done here and is no news to the
 * worker. A task that is handed back wakes the workers of all nodes.
 */
class TaskReports extends ExternalTaskServiceImpl {

    private final TaskAnnouncements announcements;
    private final TransactionRetry retry;

    TaskReports(TaskAnnouncements announcements, TransactionRetry retry) {
        this.announcements = announcements;
        this.retry = retry;
    }

    @Override
    public void complete(
            String taskId,
            String workerId,
            @Nullable Map<String, Object> variables,
            @Nullable Map<String, Object> localVariables) {
        retry.repeat(() -> super.complete(taskId, workerId, variables, localVariables));
    }

    @Override
    public void handleFailure(
            String taskId,
            String workerId,
            @Nullable String message,
            @Nullable String details,
            int retries,
            long retryTimeout,
            @Nullable Map<String, Object> variables,
            @Nullable Map<String, Object> localVariables) {
        retry.repeat(() -> super.handleFailure(
                        taskId, workerId, message, details, retries, retryTimeout, variables, localVariables));
    }

    @Override
    public void handleBpmnError(
            String taskId,
            String workerId,
            String errorCode,
            @Nullable String errorMessage,
            @Nullable Map<String, Object> variables) {
        retry.repeat(() -> super.handleBpmnError(taskId, workerId, errorCode, errorMessage, variables));
    }

    @Override
    public void extendLock(String taskId, String workerId, long lockMillis) {
        retry.repeat(() -> super.extendLock(taskId, workerId, lockMillis));
    }

    /** An operator's retry: a sign of life of the worker may come between. */
    @Override
    public void setRetries(String taskId, int retries) {
        retry.repeat(() -> super.setRetries(taskId, retries));
    }

    @Override
    public void unlock(String taskId) {
        retry.repeat(() -> super.unlock(taskId));
        announcements.anyMayBeFree();
    }
}
