package dev.claquete.studio.project;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who asked to be told how the present run of a project towards a video ends, besides its owner's own webhooks. */
@Component
@Transactional(readOnly = true)
public class RunSubscribers {

    private final Projects projects;
    private final RunService runs;

    RunSubscribers(Projects projects, RunService runs) {
        this.projects = projects;
        this.runs = runs;
    }

    /** @param webhookUrls the {@code webhook_url} of each command that this run answers */
    public record Run(UUID jobId, List<String> webhookUrls) {}

    /** Of the run that goes on, or has just ended or been refused; empty when it was not to make a video. */
    public Optional<Run> of(UUID projectId) {
        return projects.findById(projectId).flatMap(runs::jobTold).map(job -> new Run(job.id(), job.webhookUrls()));
    }
}
