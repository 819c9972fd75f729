package dev.claquete.studio.mail;

import dev.claquete.studio.project.GenerationFailed;
import dev.claquete.studio.project.VideoPublished;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the owner of a project, in the engine's transaction, that the video is ready or has failed. */
@Component
class ProjectMail {

    private final Outbox outbox;

    ProjectMail(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(VideoPublished event) {
        String key = event.videoKey().value();
        outbox.sendOnce(event.ownerId(), key, new Message.VideoReady(event.title(), event.seconds(), key));
    }

    /** Scenes that fail together cause one mail. Runs without a video cause none: their users are watching the page. */
    @EventListener
    void on(GenerationFailed event) {
        if (event.video()) {
            outbox.sendOnce(
                    event.ownerId(),
                    event.projectId().toString(),
                    new Message.JobFailed(event.title(), event.reason()));
        }
    }
}
