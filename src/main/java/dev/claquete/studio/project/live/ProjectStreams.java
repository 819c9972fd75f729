package dev.claquete.studio.project.live;

import dev.claquete.studio.file.PerAccountLimit;
import dev.claquete.studio.project.live.ProjectStream.Follower;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The clients of this node that follow projects. On a change, a project's state is read once for all its followers, and
 * never twice at the same time; changes during the read cause one more read. Each ping checks whether the caller still
 * has access. When the node stops, the streams end before the web server waits for open requests; their clients
 * reconnect to another node.
 */
@Component
public class ProjectStreams implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ProjectStreams.class);
    private static final int THREADS = 4;

    private final StateReader states;
    private final PerAccountLimit places;
    private volatile boolean running;
    private final Map<UUID, Set<ProjectStream>> streams = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> dirty = new ConcurrentHashMap<>();
    private final ScheduledExecutorService work = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "project-streams");
        thread.setDaemon(true);
        return thread;
    });

    ProjectStreams(StateReader states, StreamProperties properties) {
        this.states = states;
        this.places = new PerAccountLimit(
                properties.perAccount(),
                properties.ping(), // a client that has vanished is noticed by then
                "An account may follow at most " + properties.perAccount() + " projects at once; close one first");
        long ping = properties.ping().toMillis();
        work.scheduleWithFixedDelay(this::pingAll, ping, ping, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens a stream for a client that may see the project. While the node stops, the stream ends at once and asks its
     * client to reconnect, because clients would take an error for final.
     *
     * @param follower the client and its credential; the stream ends soon after the credential becomes invalid
     * @param address converts a link to one that this client can reach
     * @throws dev.claquete.studio.web.TooManyRequests if the account follows too many projects
     */
    SseEmitter open(UUID projectId, Follower follower, UnaryOperator<String> address) {
        SseEmitter emitter = new SseEmitter(0L);
        ProjectStream stream = new ProjectStream(projectId, follower, emitter, address);
        if (!running) {
            stream.endForNow();
            return emitter;
        }
        places.take(follower.account());
        streams.compute(projectId, (id, present) -> {
            Set<ProjectStream> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(stream);
            return all;
        });
        emitter.onCompletion(() -> forget(stream));
        emitter.onError(gone -> forget(stream));
        changed(projectId);
        if (!running) {
            leave(stream);
        }
        return emitter;
    }

    /** Call this after the change is committed. */
    void changed(UUID projectId) {
        if (streams.containsKey(projectId)
                && dirty.computeIfAbsent(projectId, id -> new AtomicInteger()).getAndIncrement() == 0) {
            work.execute(() -> tellAll(projectId));
        }
    }

    /** Notifications may have been lost. */
    void anythingMayHaveChanged() {
        streams.keySet().forEach(this::changed);
    }

    public int followers(UUID projectId) {
        return streams.getOrDefault(projectId, Set.of()).size();
    }

    private void tellAll(UUID projectId) {
        AtomicInteger changes = dirty.computeIfAbsent(projectId, id -> new AtomicInteger());
        int seen = changes.get();
        try {
            Set<ProjectStream> followers = streams.getOrDefault(projectId, Set.of());
            Optional<ProjectState> state = followers.isEmpty() ? Optional.empty() : states.find(projectId);
            for (ProjectStream stream : followers) {
                state.ifPresentOrElse(it -> tell(stream, it), stream::end);
            }
        } catch (RuntimeException e) {
            log.warn("Project {} could not be sent to its subscribers", projectId, e);
        } finally {
            if (changes.addAndGet(-seen) > 0) {
                work.execute(() -> tellAll(projectId));
            }
        }
    }

    private void tell(ProjectStream stream, ProjectState state) {
        try {
            stream.tell(state);
        } catch (IOException | IllegalStateException e) {
            forget(stream);
        }
    }

    private void pingAll() {
        streams.values().forEach(followers -> followers.forEach(stream -> work.execute(() -> ping(stream))));
    }

    private void ping(ProjectStream stream) {
        try {
            if (mayGoOn(stream)) {
                stream.ping();
            } else {
                forget(stream);
                stream.end();
            }
        } catch (IOException | IllegalStateException e) {
            forget(stream);
        }
    }

    /** A database that does not answer ends no stream; the next ping checks again. */
    private static boolean mayGoOn(ProjectStream stream) {
        try {
            return stream.follower().credential().stillGood();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Cannot check now whether a subscriber of project {} still has access", stream.projectId(), e);
            return true;
        }
    }

    private void leave(ProjectStream stream) {
        forget(stream);
        stream.endForNow();
    }

    private void forget(ProjectStream stream) {
        streams.computeIfPresent(stream.projectId(), (id, followers) -> {
            if (followers.remove(stream)) {
                places.free(stream.follower().account());
            }
            return followers.isEmpty() ? null : followers;
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.values().forEach(followers -> followers.forEach(stream -> work.execute(() -> leave(stream))));
    }

    @Override
    public void destroy() {
        work.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
