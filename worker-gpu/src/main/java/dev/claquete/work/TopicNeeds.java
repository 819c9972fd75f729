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
 * What the tasks of a topic need, as their failures have told, and the tasks that rest until it is back. No task is fetched while
 * something is away that the topic has needed before and without which nothing works.
 */
final class TopicNeeds {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A rest that is nearly over ends by itself: then the task may be in another worker's hands. */
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

    /** Returns when everything that is needed is there. */
    void await() throws InterruptedException {
        for (Dependency dependency : needed) {
            while (dependency.isAway()) {
                dependency.awaitAnswer(LOOK);
            }
        }
    }

    /** What waited for something that is back need not wait any longer. */
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
            // its rest ends by itself
        }
    }
}
