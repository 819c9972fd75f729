package dev.claquete.work;

import dev.claquete.dependency.Dependency;
import dev.claquete.dependency.DependencyUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records the dependencies that a topic's tasks need, learned from their failures, and the tasks that wait for them.
 * While a dependency that the topic has needed before, and that pauses work, is away, no task is fetched.
 */
final class TopicNeeds {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A wait that is nearly over ends by itself, because another worker may have the task by then. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private record Resting(LockedTask task, Dependency until, Instant end) {}

    private final Set<Dependency> needed = ConcurrentHashMap.newKeySet();
    private final Map<String, Resting> resting = new ConcurrentHashMap<>();

    void missed(DependencyUnavailable outage) {
        if (outage.dependency().pausesWork()) {
            needed.add(outage.dependency());
        }
    }

    void rests(LockedTask task, DependencyUnavailable outage, Duration rest) {
        missed(outage);
        resting.put(
                task.id(), new Resting(task, outage.dependency(), Instant.now().plus(rest)));
    }

    /** Returns when all needed dependencies are available. */
    void await() throws InterruptedException {
        for (Dependency dependency : needed) {
            while (dependency.isAway()) {
                dependency.awaitAnswer(LOOK);
            }
        }
    }

    /** Wakes the tasks whose dependency is back. */
    synchronized void wake(TaskQueue queue) {
        Instant now = Instant.now();
        for (Iterator<Resting> all = resting.values().iterator(); all.hasNext(); ) {
            Resting next = all.next();
            boolean over = next.end().minus(MARGIN).isBefore(now);
            if (over || !next.until().isAway()) {
                all.remove();
                if (!over) {
                    unlock(queue, next.task());
                }
            }
        }
    }

    private static void unlock(TaskQueue queue, LockedTask task) {
        try {
            queue.unlock(task);
        } catch (TaskQueue.TaskGone | RuntimeException e) {
            // its wait ends by itself
        }
    }
}
