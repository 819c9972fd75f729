package dev.claquete.studio.process.task;

import dev.claquete.studio.process.ProcessVariables;
import dev.claquete.studio.process.StepProgressed;
import dev.claquete.studio.process.StepWaits;
import dev.claquete.work.LockedTask;
import dev.claquete.work.OutageWait;
import dev.claquete.work.TaskPriority;
import dev.claquete.work.TaskQueue;
import dev.claquete.work.Variables;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Uses the engine in this process as a task queue. A waiting worker is woken when a task for it is committed on any
 * node; occasional polling finds tasks whose lock has expired.
 *
 * <p>A result that arrives while the process is paused is not accepted: the task is handed back and reported as gone,
 * which frees the worker's slot for other projects. When the process continues, the work is repeated and finds its own
 * output.
 */
@Component
public class EngineTaskQueue implements TaskQueue {

    private static final Logger log = LoggerFactory.getLogger(EngineTaskQueue.class);

    private static final Duration SLOW_LOOK = Duration.ofSeconds(2);

    private final String workerId = "studio-" + UUID.randomUUID();
    private final ExternalTaskService tasks;
    private final LockedTasks held;
    private final TaskNotifier notifier;
    private final ApplicationEventPublisher publisher;

    EngineTaskQueue(
            ExternalTaskService tasks, LockedTasks held, TaskNotifier notifier, ApplicationEventPublisher publisher) {
        this.tasks = tasks;
        this.held = held;
        this.notifier = notifier;
        this.publisher = publisher;
    }

    @Override
    public List<LockedTask> fetch(Subscription subscription, int max, Duration lock, Duration wait)
            throws InterruptedException {
        String topic = subscription.topic();
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            long heard = notifier.heard(topic);
            List<LockedTask> found = lock(subscription, max, lock);
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!found.isEmpty() || left.isNegative() || left.isZero()) {
                return found;
            }
            notifier.await(topic, heard, left.compareTo(SLOW_LOOK) < 0 ? left : SLOW_LOOK);
        }
    }

    private List<LockedTask> lock(Subscription subscription, int max, Duration lock) {
        var query = tasks.fetchAndLock()
                .workerId(workerId)
                .maxTasks(max)
                .usePriority(true)
                .orderByCreateTime()
                .asc()
                .subscribe()
                .topic(subscription.topic(), lock.toMillis())
                .includeExtensionProperties();
        if (subscription.priority() != null) {
            query.processInstanceVariableEquals(TaskPriority.VARIABLE, subscription.priority());
        }
        return query.execute().stream().map(EngineTaskQueue::read).toList();
    }

    @Override
    public void complete(LockedTask task, Variables outputs) throws TaskGone {
        report(task, () -> tasks.complete(task.id(), workerId, outputs.asMap()));
    }

    @Override
    public void fail(LockedTask task, String message, String details, int triesLeft, Duration rest) throws TaskGone {
        report(task, () -> tasks.handleFailure(task.id(), workerId, message, details, triesLeft, rest.toMillis()));
        if (OutageWait.isToldBy(message)) {
            String key = task.businessKey() == null ? "" : task.businessKey();
            publisher.publishEvent(new StepWaits(key, task.activityId(), ProcessVariables.of(task.variables())));
        }
    }

    @Override
    public void bpmnError(LockedTask task, String code, String message) throws TaskGone {
        report(task, () -> tasks.handleBpmnError(task.id(), workerId, code, message));
    }

    @Override
    public void extendLock(LockedTask task, Duration lock) throws TaskGone {
        try {
            held.extendLock(task.id(), workerId, lock);
        } catch (OptimisticLockingException e) {
            held.extendLock(task.id(), workerId, lock); // its process was paused at the same moment, or continues
        }
    }

    @Override
    public void unlock(LockedTask task) throws TaskGone {
        try {
            tasks.unlock(task.id());
        } catch (BadUserRequestException e) {
            throw new TaskGone(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void remember(LockedTask task, String name, String value) throws TaskGone {
        held.remember(task.id(), workerId, name, value);
    }

    @Override
    public void progress(LockedTask task, double fraction, String message) {
        String businessKey = task.businessKey() == null ? "" : task.businessKey();
        try {
            publisher.publishEvent(new StepProgressed(
                    businessKey,
                    task.activityId(),
                    task.id(),
                    StepProgressed.attempt(task.id(), task.triesLeft()),
                    ProcessVariables.of(task.variables()),
                    fraction,
                    message));
        } catch (RuntimeException e) {
            log.warn("Progress of task {} could not be reported; the work continues", task.id(), e);
        }
    }

    private void report(LockedTask task, Runnable call) throws TaskGone {
        try {
            call.run();
        } catch (SuspendedEntityInteractionException e) {
            unlock(task);
            throw new TaskGone("Its process is paused; the result is found again when it resumes.");
        } catch (BadUserRequestException e) {
            throw new TaskGone(String.valueOf(e.getMessage()));
        }
    }

    private static LockedTask read(LockedExternalTask task) {
        return new LockedTask(
                task.getId(),
                task.getTopicName(),
                task.getActivityId(),
                task.getProcessDefinitionKey(),
                task.getProcessInstanceId(),
                task.getBusinessKey(),
                task.getRetries(),
                Variables.of(task.getVariables()),
                task.getExtensionProperties(),
                task.getErrorMessage());
    }
}
