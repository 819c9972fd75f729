package dev.claquete.studio.media;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Callers that wait for a job to end. One that ends on this node is told at once, what ends on others is looked up twice a second,
 * in one query for all.
 */
@Component
class Waiting {

    private final MediaJobs jobs;
    private final Map<UUID, CompletableFuture<UUID>> waiting = new ConcurrentHashMap<>();

    Waiting(MediaJobs jobs) {
        this.jobs = jobs;
    }

    /** Completed on some other thread once the job has ended, in whatever way, or waits for an operator. */
    CompletableFuture<UUID> forEnd(UUID job) {
        CompletableFuture<UUID> end = waiting.computeIfAbsent(job, id -> new CompletableFuture<>());
        end.whenComplete((ended, never) -> waiting.remove(job));
        return end;
    }

    void ended(UUID job) {
        CompletableFuture<UUID> end = waiting.get(job);
        if (end != null) {
            end.completeAsync(() -> job);
        }
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        if (!waiting.isEmpty()) {
            jobs.ended(waiting.keySet()).forEach(this::ended);
        }
    }
}
