package dev.claquete.studio.process.task;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Notifies waiting workers of a topic when there may be a task for it, so that they need not poll the database. */
@Component
public class TaskNotifier {

    private final Map<String, Long> rings = new HashMap<>();
    private long ringsForAll;

    synchronized void ring(String topic) {
        rings.merge(topic, 1L, Long::sum);
        notifyAll();
    }

    synchronized void ringAll() {
        ringsForAll++;
        notifyAll();
    }

    /** How many notifications there have been: read it before looking for tasks, so that none in between is missed. */
    public synchronized long heard(String topic) {
        return rings.getOrDefault(topic, 0L) + ringsForAll;
    }

    /** Waits for a notification after {@code heard}, at most for the patience. @return whether there was one */
    synchronized boolean await(String topic, long heard, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); heard(topic) == heard && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return heard(topic) != heard;
    }
}
