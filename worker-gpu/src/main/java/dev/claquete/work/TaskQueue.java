package dev.claquete.work;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker gets its tasks: the engine in this process, or an engine elsewhere over REST. Every call but
 * {@link #fetch} may find that the task was taken away; anything else thrown means "ask again later".
 */
public interface TaskQueue {

    /**
     * The queue cannot be reached at all. Whoever reaches for it says so in the log, now and then; nobody else needs to. Work goes on
     * for as long as its lock holds.
     */
    final class QueueAway extends RuntimeException {
        public QueueAway(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The task exists no more or another worker holds it: its work is unwanted here. */
    final class TaskGone extends Exception {
        public TaskGone(String message) {
            super(message);
        }
    }

    /** The task's process is paused: its lock cannot be renewed nor its result taken now, but nothing is lost. */
    final class TaskSuspended extends Exception {
        public TaskSuspended(String message) {
            super(message);
        }
    }

    /**
     * Which tasks a fetch is for.
     *
     * @param priority those of this priority alone, see {@link TaskPriority#VARIABLE}; null for all
     */
    record Subscription(String topic, @Nullable Integer priority) {}

    /**
     * Locks tasks of one topic, the most urgent first, then the oldest.
     *
     * @param max at most this many
     * @param lock how long they are ours unless {@link #extendLock extended}
     * @param wait how long to wait for a first one
     * @return none when none came in time
     */
    List<LockedTask> fetch(Subscription subscription, int max, Duration lock, Duration wait)
            throws InterruptedException;

    void complete(LockedTask task, Variables outputs) throws TaskGone, TaskSuspended;

    /**
     * @param details for the operator, a stack trace say
     * @param triesLeft 0 makes an incident
     * @param rest how long nobody may fetch it
     */
    void fail(LockedTask task, String message, String details, int triesLeft, Duration rest)
            throws TaskGone, TaskSuspended;

    void bpmnError(LockedTask task, String code, String message) throws TaskGone, TaskSuspended;

    /** @param lock from now */
    void extendLock(LockedTask task, Duration lock) throws TaskGone, TaskSuspended;

    /** Hands the task back, for others to fetch at once. */
    void unlock(LockedTask task) throws TaskGone;

    /** Stores a fact with the task, durably at once; a later try reads it among the task's variables. */
    void remember(LockedTask task, String name, String value) throws TaskGone;

    /** @param fraction 0 to 1; 0 is sent when a worker begins */
    void progress(LockedTask task, double fraction, String message) throws TaskGone;
}
