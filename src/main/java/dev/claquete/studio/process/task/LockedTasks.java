package dev.claquete.studio.process.task;

import dev.claquete.studio.process.ProcessVariables;
import dev.claquete.work.TaskQueue.TaskGone;
import dev.claquete.work.Variables;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** External tasks locked by a worker: operations that Camunda's API lacks, especially while their process is paused. */
@Component
public class LockedTasks {

    /** A worker's current task, for observers. */
    record Held(String businessKey, String step, @Nullable Integer triesLeft, ProcessVariables facts) {}

    private final ProcessEngineConfigurationImpl engine;

    LockedTasks(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /**
     * Renews a lock, also while the process is paused, and also if the lock expired and no other worker took the task.
     * Writes only when a third of the time is used up, so a frequent heartbeat costs only a read.
     */
    void extendLock(String taskId, String workerId, Duration lock) throws TaskGone {
        with(taskId, workerId, task -> {
            if (task.getLockExpirationTime().before(fromNow(lock.multipliedBy(2).dividedBy(3)))) {
                task.setLockExpirationTime(fromNow(lock));
            }
            return task;
        });
    }

    /** Extends the current lock to at least this time. */
    public void keep(String taskId, Duration atLeast) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(taskId);
            if (task != null && task.getLockExpirationTime().before(fromNow(atLeast))) {
                task.setLockExpirationTime(fromNow(atLeast));
            }
            return task;
        });
    }

    /** Stores a value with the task only; it is removed with the task. */
    void remember(String taskId, String workerId, String name, String value) throws TaskGone {
        with(taskId, workerId, task -> {
            task.getExecution().setVariableLocal(name, value);
            return task;
        });
    }

    Held describe(String taskId, String workerId) throws TaskGone {
        return with(taskId, workerId, task -> {
            ExecutionEntity execution = task.getExecution();
            String key = execution.getProcessBusinessKey();
            return new Held(
                    key == null ? "" : key,
                    task.getActivityId(),
                    task.getRetries(),
                    ProcessVariables.of(Variables.of(execution.getVariables())));
        });
    }

    private <T> T with(String taskId, String workerId, Function<ExternalTaskEntity, T> action) throws TaskGone {
        return engine.getCommandExecutorTxRequired()
                .<Optional<T>>execute(context -> find(context, taskId, workerId).map(action))
                .orElseThrow(() -> new TaskGone("Task " + taskId + " is not locked by " + workerId + "."));
    }

    private static Optional<ExternalTaskEntity> find(CommandContext context, String taskId, String workerId) {
        return Optional.ofNullable(context.getExternalTaskManager().findExternalTaskById(taskId))
                .filter(task -> workerId.equals(task.getWorkerId()));
    }

    private static Date fromNow(Duration time) {
        return new Date(ClockUtil.getCurrentTime().getTime() + time.toMillis());
    }
}
