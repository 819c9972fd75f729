package dev.claquete.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try of a task in this process: its context, its latest progress, and whether it was cancelled. */
final class RunningTask implements TaskContext {

    private static final Logger log = LoggerFactory.getLogger(RunningTask.class);

    private static final Duration AWAY_REST = Duration.ofMillis(500);

    private record Progress(double fraction, String message) {}

    private final LockedTask task;
    private final TaskQueue queue;
    private final Scratch.Folders folders;
    private final Thread thread = Thread.currentThread();
    private final Map<String, String> remembered = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Progress> unsent = new AtomicReference<>();
    private final List<Runnable> onCancel = new ArrayList<>();
    private final ReentrantLock atTheQueue = new ReentrantLock();
    private boolean cancelled;
    private boolean finished;
    private boolean reported;
    private volatile long lockEnds = System.nanoTime();

    RunningTask(LockedTask task, TaskQueue queue, Scratch.Folders folders) {
        this.task = task;
        this.queue = queue;
        this.folders = folders;
    }

    LockedTask task() {
        return task;
    }

    /** Each try has a different number of tries left. */
    boolean isOfSameTry(LockedTask other) {
        return Objects.equals(task.triesLeft(), other.triesLeft());
    }

    @Override
    public String taskId() {
        return task.id();
    }

    @Override
    public String businessKey() {
        return task.businessKey() == null ? "" : task.businessKey();
    }

    @Override
    public boolean quick() {
        return task.quick();
    }

    @Override
    public Path scratch() {
        return folders.scratch();
    }

    @Override
    public Path output() {
        return folders.output();
    }

    @Override
    public void progress(double fraction, String message) {
        unsent.set(new Progress(Math.min(1, Math.max(0, fraction)), message));
    }

    /**
     * Sends the newest progress report, if any. The heartbeat calls this now and then, which limits the number of
     * reports.
     */
    void sendProgress() throws TaskQueue.TaskGone {
        Progress report = unsent.getAndSet(null);
        if (report != null) {
            queue.progress(task, report.fraction(), report.message());
        }
    }

    @Override
    public Optional<String> recall(String name) {
        return Optional.ofNullable(remembered.get(name))
                .or(() -> task.variables().text(name));
    }

    @Override
    public void remember(String name, String value) {
        while (true) {
            try {
                queue.remember(task, name, value);
                remembered.put(name, value);
                return;
            } catch (TaskQueue.TaskGone e) {
                cancel();
                checkCancelled();
                return;
            } catch (TaskQueue.QueueAway e) {
                checkCancelled(); // the heartbeat cancels if the lock has expired
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(AWAY_REST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the queue is away");
        }
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                onCancel.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException("the work was withdrawn");
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Records that the lock was renewed just now. */
    void lockedFor(Duration lock) {
        lockEnds = System.nanoTime() + lock.toNanos();
    }

    /** Whether another worker may have the task by now. */
    boolean lockHasRunOut() {
        return System.nanoTime() - lockEnds > 0;
    }

    /** A message to the queue about a task. */
    @FunctionalInterface
    interface Message {
        void send() throws TaskQueue.TaskGone, TaskQueue.TaskSuspended;
    }

    /**
     * Sends a heartbeat, unless the result is being reported or has been: the two would change the task at the same
     * time.
     */
    void heartbeat(Message message) throws TaskQueue.TaskGone, TaskQueue.TaskSuspended {
        if (!atTheQueue.tryLock()) {
            return;
        }
        try {
            if (!reported) {
                message.send();
            }
        } finally {
            atTheQueue.unlock();
        }
    }

    /** Reports the result after any heartbeat under way. If that fails, heartbeats continue. */
    void report(Message result) throws TaskQueue.TaskGone, TaskQueue.TaskSuspended, InterruptedException {
        atTheQueue.lockInterruptibly();
        try {
            result.send();
            reported = true;
        } finally {
            atTheQueue.unlock();
        }
    }

    /** After this the thread is not interrupted any more. */
    synchronized void finish() {
        finished = true;
    }

    /**
     * Stops the handler: runs its cancel actions and interrupts its thread.
     *
     * @return false if it has ended, or was cancelled before
     */
    boolean cancel() {
        List<Runnable> actions;
        synchronized (this) {
            if (cancelled || finished) {
                return false;
            }
            cancelled = true;
            actions = List.copyOf(onCancel);
            thread.interrupt();
        }
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                log.warn("Cancelling task {} left something behind", task.id(), e);
            }
        }
        return true;
    }
}
