package dev.claquete.work;

import dev.claquete.dependency.Dependencies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on external tasks. For each topic it fetches as many as there are free slots, runs their handlers in separate
 * threads, renews their locks and stops cancelled work. Camunda's Java client would run handlers one after another.
 */
public final class TaskRunner {

    private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);

    /** How long cancelled work may take to stop, and a result being reported to arrive, before it is interrupted. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final TaskQueue queue;
    private final List<TopicWorker> workers;
    private final ScheduledExecutorService heart;
    private final TaskProperties properties;

    /** @param dependencies whose outages tasks wait for */
    public TaskRunner(
            TaskQueue queue,
            List<? extends TaskHandler<?, ?>> handlers,
            TaskProperties properties,
            Dependencies dependencies) {
        this.queue = queue;
        this.properties = properties;
        this.heart = heart(Math.max(2, handlers.size() / 2));
        Scratch scratch = new Scratch(properties.scratchHome(), properties.outputHome());
        this.workers = handlers.stream()
                .map(handler -> new TopicWorker(handler, queue, properties, dependencies, scratch, heart))
                .toList();
    }

    public void start() {
        workers.forEach(TopicWorker::start);
        log.info(
                "Working on {}",
                String.join(", ", workers.stream().map(TopicWorker::toString).toList()));
    }

    /**
     * Stops fetching, lets running work of all topics finish during the grace period, then cancels the rest and hands
     * its tasks back.
     */
    public void stop() throws InterruptedException {
        workers.forEach(TopicWorker::stopFetching);
        if (!drained(properties.grace())) {
            List<LockedTask> left = workers.stream()
                    .flatMap(worker -> worker.cancelAll().stream())
                    .toList();
            if (!drained(MOMENT)) {
                workers.forEach(TopicWorker::interruptAll);
                drained(MOMENT);
            }
            handBack(left);
        }
        heart.shutdownNow();
    }

    /** Whether all work has ended within that time. */
    private boolean drained(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        boolean drained = true;
        for (TopicWorker worker : workers) {
            drained &= worker.drained(deadline - System.nanoTime());
        }
        return drained;
    }

    private void handBack(List<LockedTask> tasks) {
        for (LockedTask task : tasks) {
            try {
                queue.unlock(task);
            } catch (TaskQueue.QueueAway e) {
                return; // the locks expire
            } catch (TaskQueue.TaskGone | RuntimeException e) {
                log.debug("Task {} was not handed back: {}", task.id(), e.toString());
            }
        }
    }

    private static ScheduledExecutorService heart(int threads) {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(threads, work -> {
            Thread thread = new Thread(work, "task-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        pool.setRemoveOnCancelPolicy(true);
        pool.setKeepAliveTime(10, TimeUnit.SECONDS);
        return pool;
    }
}
