package dev.claquete.studio.media;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Callers that wait for a job to end. One that ends on this node is told at once, what ends on others is looked up twice a second,
 * in one query for all.
 */
@Component
class Waiting implements SmartLifecycle {

    private final MediaJobs jobs;
    private volatile boolean running;
    private final Map<CompletableFuture<UUID>, UUID> waiting = new ConcurrentHashMap<>();
    private final Executor answers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "media-answer");
        thread.setDaemon(true);
        return thread;
    });

    Waiting(MediaJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Completed on some other thread once the job has ended, in whatever way, or waits for an operator, or this node stops; also
     * when that was before anybody waited. Each caller has one of its own, and cancels it when it does not wait any more.
     */
    CompletableFuture<UUID> forEnd(UUID job) {
        CompletableFuture<UUID> end = new CompletableFuture<>();
        waiting.put(end, job);
        end.whenComplete((ended, never) -> waiting.remove(end));
        return end;
    }

    void ended(UUID job) {
        waiting.forEach((end, awaited) -> {
            if (awaited.equals(job)) {
                end.completeAsync(() -> job, answers);
            }
        });
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        Set<UUID> awaited = Set.copyOf(waiting.values());
        if (!awaited.isEmpty()) {
            jobs.ended(awaited).forEach(this::ended);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for what is still being answered: these would keep it waiting. */
    @Override
    public void stop() {
        running = false;
        Set.copyOf(waiting.values()).forEach(this::ended);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
