package dev.claquete.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try of one task in this process: its context, its latest progress, and whether it is still wanted. */
final class TaskRun implements TaskContext {

    private static final Logger log = LoggerFactory.getLogger(TaskRun.class);

    private record Progress(double fraction, String message) {}

    private final LockedTask task;
    private final TaskQueue queue;
    private final Scratch.Folders folders;
    private final Thread thread = Thread.currentThread();
    private final Map<String, String> remembered = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Progress> unsent = new AtomicReference<>();
    private final List<Runnable> onCancel = new ArrayList<>();
    private boolean cancelled;
    private boolean finished;

    TaskRun(LockedTask task, TaskQueue queue, Scratch.Folders folders) {
        this.task = task;
        this.queue = queue;
        this.folders = folders;
    }

    LockedTask task() {
        return task;
    }

    /** Each try has a number of tries left of its own. */
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

    /** Sends the newest report, if there is one; the heartbeat thins reports out by calling this now and then. */
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
        try {
            queue.remember(task, name, value);
            remembered.put(name, value);
        } catch (TaskQueue.TaskGone e) {
            cancel();
            checkCancelled();
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
            throw new CancellationException("the work is no longer wanted");
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** From now on the thread is not interrupted any more. */
    synchronized void finish() {
        finished = true;
    }

    /** Tells the handler in every way that it should stop: its actions run, and its thread is interrupted. */
    void cancel() {
        List<Runnable> actions;
        synchronized (this) {
            if (cancelled || finished) {
                return;
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
    }
}
