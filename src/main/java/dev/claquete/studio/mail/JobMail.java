package dev.claquete.studio.mail;

import dev.claquete.studio.job.JobOutcome;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the owner of a job with a title, for example an uploaded video, its outcome, in the engine's transaction. */
@Component
class JobMail {

    private final Outbox outbox;

    JobMail(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(JobOutcome outcome) {
        String title = outcome.title();
        if (title == null) {
            return;
        }
        if (outcome.error() == null) {
            String key = outcome.products().get(0).objectKey().value();
            outbox.sendOnce(outcome.ownerId(), key, new Message.ResultReady(title, key));
        } else {
            outbox.sendOnce(
                    outcome.ownerId(), outcome.jobId().toString(), new Message.JobFailed(title, outcome.error()));
        }
    }
}
