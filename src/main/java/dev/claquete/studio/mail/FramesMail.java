package dev.claquete.studio.mail;

import dev.claquete.studio.frames.FramesExtracted;
import dev.claquete.studio.frames.FramesFailed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the sender of a video, in the engine's transaction, that its frames are ready or have failed. */
@Component
class FramesMail {

    private final Outbox outbox;

    FramesMail(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(FramesExtracted event) {
        String key = event.zipKey().value();
        outbox.sendOnce(event.ownerId(), key, new Message.ResultReady(event.filename(), key));
    }

    @EventListener
    void on(FramesFailed event) {
        outbox.sendOnce(
                event.ownerId(), event.jobId().toString(), new Message.JobFailed(event.filename(), event.reason()));
    }
}
