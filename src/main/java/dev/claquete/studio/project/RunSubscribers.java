package dev.claquete.studio.project;

import dev.claquete.studio.project.run.RunService;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds who asked to be told the outcome of a project's run towards a video, besides its owner's own webhooks. */
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

    /** For the run that is active, or has just ended or been refused; empty if its goal was not a video. */
    public Optional<Run> of(UUID projectId) {
        return projects.findById(projectId).flatMap(runs::jobTold).map(job -> new Run(job.id(), job.webhookUrls()));
    }
}
