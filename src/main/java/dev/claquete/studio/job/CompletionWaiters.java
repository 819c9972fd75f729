package dev.claquete.studio.job;

import dev.claquete.studio.cluster.NodeMessageListener;
import dev.claquete.studio.cluster.NodeMessages;
import dev.claquete.studio.web.Uuids;
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
 * Callers that wait for a job's end. They are notified when it is committed, on any node; occasional polling, one query
 * for all, finds missed notifications.
 */
@Component
class CompletionWaiters implements NodeMessageListener, SmartLifecycle {

    static final String CHANNEL = "claquete_media";

    private final Jobs jobs;
    private final NodeMessages nodes;
    private volatile boolean running;
    private final Map<CompletableFuture<UUID>, UUID> waiting = new ConcurrentHashMap<>();
    private final Executor answers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "media-answer");
        thread.setDaemon(true);
        return thread;
    });

    CompletionWaiters(Jobs jobs, NodeMessages nodes) {
        this.nodes = nodes;
        this.jobs = jobs;
    }

    /**
     * Completes on another thread once the job has ended in any way, or waits for an operator, or this node stops; also
     * if that happened before the call. Each caller has its own future, and cancels it when it stops waiting.
     */
    CompletableFuture<UUID> forEnd(UUID job) {
        CompletableFuture<UUID> end = new CompletableFuture<>();
        waiting.put(end, job);
        end.whenComplete((ended, never) -> waiting.remove(end));
        if (!running || !jobs.ended(Set.of(job)).isEmpty()) {
            end.completeAsync(() -> job, answers);
        }
        return end;
    }

    /** Notifies the callers on all nodes, once the current transaction is committed. */
    void announceEnd(UUID job) {
        nodes.send(CHANNEL, job.toString());
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void received(String job) {
        ended(Uuids.parseOrNil(job));
    }

    @Override
    public void mayHaveMissed() {
        look();
    }

    void ended(UUID job) {
        waiting.forEach((end, awaited) -> {
            if (awaited.equals(job)) {
                end.completeAsync(() -> job, answers);
            }
        });
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
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

    /** Runs before the web server waits for open requests, which these callers would keep open. */
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
