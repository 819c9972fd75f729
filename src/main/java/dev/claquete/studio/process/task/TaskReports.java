package dev.claquete.studio.process.task;

import dev.claquete.studio.process.TransactionRetry;
import java.util.Map;
import org.camunda.bpm.engine.impl.ExternalTaskServiceImpl;
import org.jspecify.annotations.Nullable;

/**
 * Handles workers' reports on their tasks, in this process and over REST. Two branches that end at the same moment
 * conflict at their join, and a pause increments the revision of a task in progress: one side has to retry, which
 * happens here without the worker's notice. A task that is handed back wakes the workers of all nodes.
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

    /** An operator's retry may conflict with a worker's heartbeat. */
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
