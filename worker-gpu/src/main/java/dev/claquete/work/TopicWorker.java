package dev.claquete.work;

import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.DependencyUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Serves one topic for the TaskRunner: one thread fetches, and as many threads work as there are slots. If the topic
 * has slots for quick work only, another thread fetches for those.
 */
final class TopicWorker {

    private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);

    /** How long to wait after the queue itself failed (its database or network is down). */
    private static final Duration REST = Duration.ofSeconds(1);

    private final Topic topic;
    private final TaskExecution<?, ?> work;
    private final TaskQueue queue;
    private final TaskProperties properties;
    private final Dependencies dependencies;
    private final TopicNeeds needs = new TopicNeeds();
    private final Scratch scratch;
    private final ScheduledExecutorService heart;
    private final List<Lane> lanes;
    private final ExecutorService pool;
    private final Map<String, RunningTask> running = new ConcurrentHashMap<>();
    /** The id of the current long task; null if there is none. */
    private final AtomicReference<@Nullable String> longWork = new AtomicReference<>();

    private volatile boolean stopping;

    TopicWorker(
            TaskHandler<?, ?> handler,
            TaskQueue queue,
            TaskProperties properties,
            Dependencies dependencies,
            Scratch scratch,
            ScheduledExecutorService heart) {
        this.topic = HandlerTypes.topicOf(handler);
        this.work = new TaskExecution<>(
                handler, queue, properties, new OutageFailures(dependencies, needs), () -> stopping);
        this.dependencies = dependencies;
        this.queue = queue;
        this.properties = properties;
        this.scratch = scratch;
        this.heart = heart;
        this.pool = Executors.newCachedThreadPool(task -> daemon(task, topic.value()));
        this.lanes = Stream.of(new Lane(false, properties.slotsFor(topic)), new Lane(true, topic.quickSlots()))
                .filter(lane -> lane.slots > 0)
                .toList();
    }

    /** Some of the topic's slots, and the thread that fetches for them. */
    private final class Lane {

        private final boolean quickOnly;
        private final int slots;
        private final Semaphore free;
        private final Thread fetcher;

        Lane(boolean quickOnly, int slots) {
            this.quickOnly = quickOnly;
            this.slots = slots;
            this.free = new Semaphore(slots);
            this.fetcher = daemon(() -> fetchForever(this), (quickOnly ? "fetch-quick-" : "fetch-") + topic.value());
        }

        /** During long work, no other long task is fetched. */
        TaskQueue.Subscription subscription() {
            if (quickOnly) {
                return new TaskQueue.Subscription(topic.value(), TaskPriority.QUICK);
            }
            return new TaskQueue.Subscription(topic.value(), longWork.get() == null ? null : TaskPriority.ORDINARY);
        }

        @Override
        public String toString() {
            return slots + (quickOnly ? " quick" : "");
        }
    }

    void start() {
        lanes.forEach(lane -> lane.fetcher.start());
    }

    void stopFetching() {
        stopping = true;
        lanes.forEach(lane -> lane.fetcher.interrupt());
    }

    /** Waits for running work; returns whether all of it has ended. */
    boolean drained(long nanos) throws InterruptedException {
        pool.shutdown();
        return pool.awaitTermination(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /** @return the tasks whose work was cancelled */
    List<LockedTask> cancelAll() {
        List<RunningTask> left = List.copyOf(running.values());
        left.forEach(RunningTask::cancel);
        return left.stream().map(RunningTask::task).toList();
    }

    void interruptAll() {
        pool.shutdownNow();
    }

    private void fetchForever(Lane lane) {
        while (!stopping) {
            int held = 0;
            try {
                needs.await();
                needs.wake(queue);
                lane.free.acquire();
                held = 1 + lane.free.drainPermits();
                List<LockedTask> tasks =
                        queue.fetch(lane.subscription(), held, properties.lock(), properties.fetchWait());
                for (LockedTask task : tasks) {
                    if (begin(task, lane)) {
                        held--;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping = true;
            } catch (TaskQueue.QueueAway e) {
                rest();
            } catch (Throwable e) {
                if (stopping) {
                    return; // whatever was interrupted
                }
                Optional<DependencyUnavailable> outage = dependencies.causeOf(e);
                outage.ifPresent(needs::missed);
                if (outage.isEmpty()) {
                    log.warn("Cannot fetch {} tasks, trying again: {}", topic.value(), e.toString());
                }
                rest();
            } finally {
                lane.free.release(held);
            }
        }
    }

    /**
     * False for a task that this process already works on. Either its lock expired (for example during a pause) and
     * made it fetchable again: the work continues. Or its failure was reported by others and an operator wants another
     * try: the work stops, and the task is offered again.
     */
    private boolean begin(LockedTask task, Lane lane) {
        RunningTask earlier = running.get(task.id());
        if (earlier != null && earlier.isOfSameTry(task)) {
            return false;
        }
        if (earlier != null) {
            earlier.cancel();
            rest();
            handBack(task);
            return false;
        }
        if (task.isLong() && !longWork.compareAndSet(null, task.id())) {
            handBack(task);
            return false;
        }
        pool.execute(() -> {
            try {
                workOn(task);
            } finally {
                longWork.compareAndSet(task.id(), null);
                lane.free.release();
            }
        });
        return true;
    }

    private void workOn(LockedTask task) {
        MDC.put("project", task.businessKey());
        MDC.put("topic", task.topic());
        MDC.put("task", task.id());
        try {
            workInScratch(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            MDC.clear();
        }
    }

    private void workInScratch(LockedTask task) throws InterruptedException {
        try {
            Scratch.Folders folders = scratch.create();
            try {
                workIn(folders, task);
            } finally {
                folders.remove();
            }
        } catch (IOException e) {
            work.fail(task, e);
        }
    }

    private void workIn(Scratch.Folders folders, LockedTask task) throws InterruptedException {
        RunningTask run = new RunningTask(task, queue, folders);
        run.lockedFor(properties.lock());
        running.put(task.id(), run);
        long beat = properties.heartbeat().toMillis();
        ScheduledFuture<?> heartbeat = heart.scheduleWithFixedDelay(() -> beat(run), beat, beat, TimeUnit.MILLISECONDS);
        try {
            work.run(run);
        } finally {
            heartbeat.cancel(false);
            running.remove(task.id());
        }
    }

    private void beat(RunningTask run) {
        try {
            run.heartbeat(() -> {
                queue.extendLock(run.task(), properties.lock());
                run.lockedFor(properties.lock());
                run.sendProgress();
            });
        } catch (TaskQueue.TaskGone e) {
            log.info("Task {} was withdrawn: {}", run.taskId(), e.getMessage());
            run.cancel();
        } catch (TaskQueue.TaskSuspended e) {
            log.debug("Task {} continues while its process is paused", run.taskId());
        } catch (TaskQueue.QueueAway e) {
            if (run.lockHasRunOut() && run.cancel()) {
                log.info("Task {} is dropped: its lock expired while the studio was away", run.taskId());
            }
        } catch (RuntimeException e) {
            if (dependencies.causeOf(e).isEmpty()) {
                log.warn("The lock of task {} could not be extended: {}", run.taskId(), e.toString());
            }
        }
    }

    private void handBack(LockedTask task) {
        try {
            queue.unlock(task);
        } catch (TaskQueue.TaskGone | RuntimeException e) {
            log.debug("Task {} was not handed back: {}", task.id(), e.toString());
        }
    }

    private void rest() {
        try {
            Thread.sleep(REST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String toString() {
        return topic.value() + " x" + lanes.stream().map(Lane::toString).collect(Collectors.joining(" + "));
    }
}
