package dev.claquete.studio.process;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.ExternalTaskServiceImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Handles workers' reports on their tasks, in this process and over REST. Two branches that end at the same moment
 * conflict at their join, and a pause increments the revision of a task in progress: one side has to retry, which
 * happens here without the worker's notice. A task that is handed back wakes the workers of all nodes.
 */
class TaskReports extends ExternalTaskServiceImpl {

    private static final Logger log = LoggerFactory.getLogger(TaskReports.class);

    private static final int TRIES = 10;

    private final TaskAnnouncements announcements;

    TaskReports(TaskAnnouncements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void complete(
            String taskId,
            String workerId,
            @Nullable Map<String, Object> variables,
            @Nullable Map<String, Object> localVariables) {
        repeat(taskId, () -> super.complete(taskId, workerId, variables, localVariables));
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
        repeat(
                taskId,
                () -> super.handleFailure(
                        taskId, workerId, message, details, retries, retryTimeout, variables, localVariables));
    }

    @Override
    public void handleBpmnError(
            String taskId,
            String workerId,
            String errorCode,
            @Nullable String errorMessage,
            @Nullable Map<String, Object> variables) {
        repeat(taskId, () -> super.handleBpmnError(taskId, workerId, errorCode, errorMessage, variables));
    }

    @Override
    public void extendLock(String taskId, String workerId, long lockMillis) {
        repeat(taskId, () -> super.extendLock(taskId, workerId, lockMillis));
    }

    /** An operator's retry may conflict with a worker's heartbeat. */
    @Override
    public void setRetries(String taskId, int retries) {
        repeat(taskId, () -> super.setRetries(taskId, retries));
    }

    @Override
    public void unlock(String taskId) {
        repeat(taskId, () -> super.unlock(taskId));
        announcements.anyMayBeFree();
    }

    /** Not inside a transaction, which is lost as a whole and which only its owner can repeat. */
    private static void repeat(String taskId, Runnable report) {
        boolean inside = TransactionSynchronizationManager.isActualTransactionActive();
        for (int clash = 1; ; clash++) {
            try {
                report.run();
                return;
            } catch (ProcessEngineException | ConcurrencyFailureException e) {
                if (inside || clash == TRIES || !EngineClashes.isClash(e)) {
                    throw e;
                }
                log.debug("Conflict {} at task {}", clash, taskId);
                rest(clash);
            }
        }
    }

    /** Milliseconds, a little more at each conflict, with random differences between both sides. */
    private static void rest(int clash) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 4L * clash));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
