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
 * Callers that wait for a job to end. They hear of it when it is committed, at whichever node; a slow look, in one query for all,
 * finds what was missed.
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
     * Completed on some other thread once the job has ended, in whatever way, or waits for an operator, or this node stops; also
     * when that was before anybody waited. Each caller has one of its own, and cancels it when it does not wait any more.
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

    /** Tells the callers at all nodes, once the present transaction is committed. */
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
