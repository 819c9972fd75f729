package dev.claquete.studio.mail;

import dev.claquete.studio.project.ProjectOutcome;
import dev.claquete.studio.project.ProjectOutcome.GenerationFailed;
import dev.claquete.studio.project.ProjectOutcome.VideoPublished;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the owner of a project, in the engine's transaction, that the video is ready or has failed. */
@Component
class ProjectMail {

    private final Outbox outbox;

    ProjectMail(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Scenes that fail together cause one mail. Runs without a video cause none: their users are watching the page. */
    @EventListener
    void on(ProjectOutcome outcome) {
        if (outcome instanceof VideoPublished video) {
            String key = video.videoKey().value();
            outbox.sendOnce(video.ownerId(), key, new Message.VideoReady(video.title(), video.seconds(), key));
        } else if (outcome instanceof GenerationFailed failure && failure.video()) {
            outbox.sendOnce(
                    failure.ownerId(),
                    failure.projectId().toString(),
                    new Message.JobFailed(failure.title(), failure.reason()));
        }
    }
}
