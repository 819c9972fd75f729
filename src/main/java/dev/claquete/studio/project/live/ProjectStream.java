package dev.claquete.studio.project.live;

import dev.claquete.studio.account.PresentedCredential;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One client's stream of one project. Remembers what it sent, so that it sends only changes. Thread-safe. */
final class ProjectStream {

    private static final Logger log = LoggerFactory.getLogger(ProjectStream.class);

    /** Long enough for a load balancer to notice that this node stops. */
    static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final UUID projectId;
    private final Follower follower;
    private final SseEmitter emitter;
    private final UnaryOperator<String> address;
    private final ReentrantLock sending = new ReentrantLock();
    private boolean ended;
    private @Nullable ProjectState told;

    /** @param address converts a link to one that this client can reach */
    ProjectStream(UUID projectId, Follower follower, SseEmitter emitter, UnaryOperator<String> address) {
        this.projectId = projectId;
        this.follower = follower;
        this.emitter = emitter;
        this.address = address;
    }

    /** @param credential with which the client was authenticated */
    record Follower(UUID account, PresentedCredential credential) {}

    UUID projectId() {
        return projectId;
    }

    Follower follower() {
        return follower;
    }

    /** @throws IOException if the client is gone */
    void tell(ProjectState state) throws IOException {
        sending.lock();
        try {
            if (ended) {
                return;
            }
            List<StreamEvent> events = StateDifference.between(told, state, address);
            told = state;
            for (StreamEvent event : events) {
                emitter.send(SseEmitter.event().data(event, MediaType.APPLICATION_JSON));
            }
        } finally {
            sending.unlock();
        }
    }

    /** Keeps the connection alive, unless something is being sent anyway. */
    void ping() throws IOException {
        if (sending.tryLock()) {
            try {
                if (ended) {
                    return;
                }
                emitter.send(SseEmitter.event().comment(" ping"));
            } finally {
                sending.unlock();
            }
        }
    }

    /**
     * Does nothing if the client is already gone. Nothing is sent afterwards, because the response object is reused.
     */
    void end() {
        endWith(it -> {});
    }

    /** Ends it and asks the client to reconnect a moment later. */
    void endForNow() {
        endWith(it -> it.send(SseEmitter.event().reconnectTime(COME_AGAIN.toMillis())));
    }

    private interface LastWord {
        void send(SseEmitter to) throws IOException;
    }

    private void endWith(LastWord word) {
        sending.lock();
        try {
            if (!ended) {
                ended = true;
                word.send(emitter);
                emitter.complete();
            }
        } catch (IOException | IllegalStateException e) {
            log.debug("A subscriber of project {} had already disconnected", projectId, e);
        } finally {
            sending.unlock();
        }
    }
}
