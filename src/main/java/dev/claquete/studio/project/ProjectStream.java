package dev.claquete.studio.project;

import dev.claquete.studio.account.HeldCredential;
import java.io.IOException;
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

    private final UUID projectId;
    private final Follower follower;
    private final SseEmitter emitter;
    private final UnaryOperator<String> address;
    private final ReentrantLock sending = new ReentrantLock();
    private @Nullable ProjectState told;

    /** @param address makes of a link one that this client can reach */
    ProjectStream(UUID projectId, Follower follower, SseEmitter emitter, UnaryOperator<String> address) {
        this.projectId = projectId;
        this.follower = follower;
        this.emitter = emitter;
        this.address = address;
    }

    /** @param credential what let them in */
    record Follower(UUID account, HeldCredential credential) {}

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
                emitter.send(SseEmitter.event().comment(" ping"));
            } finally {
                sending.unlock();
            }
        }
    }

    /** Nothing happens when the client is gone already. */
    void end() {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            log.debug("A follower of project {} was gone already", projectId, e);
        }
    }
}
