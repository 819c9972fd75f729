package dev.claquete.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A queue that keeps Camunda's promises for external tasks, in memory, and writes down all that was reported to it. */
class InMemoryTaskQueue implements TaskQueue {

    record Failure(String taskId, String message, String details, int triesLeft, Duration rest) {}

    record BpmnError(String taskId, String code, String message) {}

    final Map<String, Variables> completed = new ConcurrentHashMap<>();
    final List<Failure> failures = new CopyOnWriteArrayList<>();
    final List<BpmnError> errors = new CopyOnWriteArrayList<>();
    final List<Integer> asked = new CopyOnWriteArrayList<>();
    final List<String> unlocked = new CopyOnWriteArrayList<>();
    final List<String> progress = new CopyOnWriteArrayList<>();
    final Set<String> suspended = ConcurrentHashMap.newKeySet();
    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final Set<String> gone = ConcurrentHashMap.newKeySet();
    volatile Runnable handingIn = () -> {};
    volatile Runnable extending = () -> {};
    volatile boolean away;
    /** Whether what is handed back is offered again, as an engine does. */
    volatile boolean offersAgain;

    private boolean beingAsked;
    private final Map<String, LockedTask> waiting = new LinkedHashMap<>();

    synchronized boolean isBeingAsked() {
        return beingAsked;
    }

    synchronized boolean isWaiting(String taskId) {
        return waiting.containsKey(taskId);
    }

    synchronized void add(LockedTask task) {
        waiting.put(task.id(), task);
        notifyAll();
    }

    static LockedTask task(String id, String topic, Map<String, ?> variables) {
        return new LockedTask(
                id, topic, "Step", "process", "instance-1", "project-1", null, Variables.of(variables), Map.of());
    }

    @Override
    public synchronized List<LockedTask> fetch(Subscription subscription, int max, Duration lock, Duration wait)
            throws InterruptedException {
        asked.add(max);
        checkReached();
        List<LockedTask> found = take(subscription, max);
        if (found.isEmpty()) {
            beingAsked = true;
            try {
                wait(Math.max(1, wait.toMillis()));
            } finally {
                beingAsked = false;
            }
            found = take(subscription, max);
        }
        return found;
    }

    private List<LockedTask> take(Subscription subscription, int max) {
        List<LockedTask> found = new ArrayList<>(waiting.values().stream()
                .filter(task -> task.topic().equals(subscription.topic()))
                .filter(task -> subscription.priority() == null || subscription.priority() == task.priority())
                .limit(max)
                .toList());
        found.forEach(task -> waiting.remove(task.id()));
        return found;
    }

    @Override
    public void complete(LockedTask task, Variables outputs) throws TaskGone, TaskSuspended {
        check(task);
        if (refused.contains(task.id())) {
            throw new IllegalStateException("value too long for type character varying(4000)");
        }
        handingIn.run();
        completed.put(task.id(), outputs);
    }

    @Override
    public void fail(LockedTask task, String message, String details, int triesLeft, Duration rest)
            throws TaskGone, TaskSuspended {
        check(task);
        failures.add(new Failure(task.id(), message, details, triesLeft, rest));
    }

    @Override
    public void bpmnError(LockedTask task, String code, String message) throws TaskGone, TaskSuspended {
        check(task);
        errors.add(new BpmnError(task.id(), code, message));
    }

    @Override
    public void extendLock(LockedTask task, Duration lock) throws TaskGone, TaskSuspended {
        check(task);
        extending.run();
    }

    @Override
    public void unlock(LockedTask task) {
        unlocked.add(task.id());
        if (offersAgain) {
            add(task);
        }
    }

    @Override
    public void remember(LockedTask task, String name, String value) {
        checkReached();
        progress.add("remember " + name + "=" + value);
    }

    @Override
    public void progress(LockedTask task, double fraction, String message) {
        checkReached();
        progress.add(fraction + " " + message);
    }

    private void checkReached() {
        if (away) {
            throw new QueueAway("nobody answers", new java.io.IOException());
        }
    }

    private void check(LockedTask task) throws TaskGone, TaskSuspended {
        checkReached();
        if (gone.contains(task.id())) {
            throw new TaskGone("External task with id " + task.id() + " does not exist");
        }
        if (suspended.contains(task.id())) {
            throw new TaskSuspended("External task with id " + task.id() + " is suspended");
        }
    }
}
