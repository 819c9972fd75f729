package dev.claquete.studio.project;

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

/** One client that follows one project. Remembers what it has told, so that it tells only what is new. Thread-safe. */
final class ProjectStream {

    private static final Logger log = LoggerFactory.getLogger(ProjectStream.class);

    /** Long enough for a balancer to notice that this node stops. */
    static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final UUID projectId;
    private final Follower follower;
    private final SseEmitter emitter;
    private final UnaryOperator<String> address;
    private final ReentrantLock sending = new ReentrantLock();
    private boolean ended;
    private @Nullable ProjectState told;

    /** @param address makes of a link one that this client can reach */
    ProjectStream(UUID projectId, Follower follower, SseEmitter emitter, UnaryOperator<String> address) {
        this.projectId = projectId;
        this.follower = follower;
        this.emitter = emitter;
        this.address = address;
    }

    /** @param credential what let them in */
    record Follower(UUID account, PresentedCredential credential) {}

    UUID projectId() {
        return projectId;
    }

    Follower follower() {
        return follower;
    }

    /** @throws IOException when the client is gone */
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

    /** Shows that the connection still stands, unless something is being sent anyway. */
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

    /** Nothing happens when the client is gone already. Nothing is sent afterwards: what it would be written to is reused. */
    void end() {
        endWith(it -> {});
    }

    /** Ends it and asks the client to come again a moment later. */
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
