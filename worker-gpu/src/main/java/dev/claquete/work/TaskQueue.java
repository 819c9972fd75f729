package dev.claquete.work;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The source of a worker's tasks: the engine in this process, or an engine elsewhere over REST. Every call but
 * {@link #fetch} may report that the task was taken away; any other exception means "try again later".
 */
public interface TaskQueue {

    /**
     * Thrown if the queue cannot be reached at all. The implementation logs it now and then; callers need not. Work
     * continues as long as its lock holds.
     */
    final class QueueAway extends RuntimeException {
        public QueueAway(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Thrown if the task no longer exists or another worker holds it: the work here must stop. */
    final class TaskGone extends Exception {
        public TaskGone(String message) {
            super(message);
        }
    }

    /**
     * Thrown if the task's process is paused: its lock cannot be renewed nor its result accepted now, but nothing is
     * lost.
     */
    final class TaskSuspended extends Exception {
        public TaskSuspended(String message) {
            super(message);
        }
    }

    /**
     * The tasks that a fetch is for.
     *
     * @param priority only tasks of this priority, see {@link TaskPriority#VARIABLE}; null for all
     */
    record Subscription(String topic, @Nullable Integer priority) {}

    /**
     * Locks tasks of one topic, by priority, then by age.
     *
     * @param max at most this many
     * @param lock how long they stay locked unless {@link #extendLock extended}
     * @param wait how long to wait for a first one
     * @return empty if none came in time
     */
    List<LockedTask> fetch(Subscription subscription, int max, Duration lock, Duration wait)
            throws InterruptedException;

    void complete(LockedTask task, Variables outputs) throws TaskGone, TaskSuspended;

    /**
     * @param details for the operator, for example a stack trace
     * @param triesLeft 0 creates an incident
     * @param rest how long no worker may fetch it
     */
    void fail(LockedTask task, String message, String details, int triesLeft, Duration rest)
            throws TaskGone, TaskSuspended;

    void bpmnError(LockedTask task, String code, String message) throws TaskGone, TaskSuspended;

    /** @param lock from now */
    void extendLock(LockedTask task, Duration lock) throws TaskGone, TaskSuspended;

    /** Hands the task back, so that others can fetch it at once. */
    void unlock(LockedTask task) throws TaskGone;

    /** Stores a value with the task, durably at once; a later try reads it among the task's variables. */
    void remember(LockedTask task, String name, String value) throws TaskGone;

    /** @param fraction 0 to 1; 0 is sent when a worker begins */
    void progress(LockedTask task, double fraction, String message) throws TaskGone;
}
