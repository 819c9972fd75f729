package dev.claquete.studio.project.run;

import dev.claquete.studio.process.ProcessVariables;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.process.StepProgressed;
import dev.claquete.studio.process.TransactionRetry;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.RenderJob;
import dev.claquete.studio.project.Step;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.NotFound;
import dev.claquete.work.Variables;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reports on composing a video from external workers that do not fetch tasks from us. Every report may be repeated: on
 * a finished job it has no effect.
 */
@Component
class RenderReports {

    private static final String STEP = Step.COMPOSE_VIDEO.id();

    private final Projects projects;
    private final RenderJobs jobs;
    private final RunService runs;
    private final ReportedVideo videos;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final TransactionRetry contention;
    private final TransactionTemplate transaction;

    RenderReports(
            Projects projects,
            RenderJobs jobs,
            RunService runs,
            ReportedVideo videos,
            Processes processes,
            ApplicationEventPublisher events,
            TransactionRetry contention,
            TransactionTemplate transaction) {
        this.projects = projects;
        this.jobs = jobs;
        this.runs = runs;
        this.videos = videos;
        this.processes = processes;
        this.events = events;
        this.contention = contention;
        this.transaction = transaction;
    }

    /** @throws NotFound if there is no such job */
    void known(UUID jobId) {
        find(jobId);
    }

    /** @param fraction 0 to 1 */
    void progress(UUID jobId, double fraction, String message) {
        RenderJob job = find(jobId);
        if (inRun(jobId, project -> project.generation().composing()).orElse(false)) {
            events.publishEvent(new StepProgressed(
                    job.projectId().toString(),
                    STEP,
                    "job-" + jobId,
                    "job-" + jobId,
                    ProcessVariables.of(Variables.none()),
                    fraction,
                    message));
        }
    }

    /**
     * Accepts a video as the composed one. If one of our workers is composing it, that worker loses its task and stops.
     *
     * @param field that names it, for the error sentence
     * @param video an object in the project's folder of our store, or an address to download it from
     * @throws dev.claquete.studio.web.InvalidInput if it is not a video, or lies elsewhere
     * @throws Conflict if the run does not wait for its video
     */
    void complete(UUID jobId, String field, String video) {
        RenderJob job = find(jobId);
        if (!job.open()) {
            return;
        }
        ReportedVideo.Result result = videos.take(field, video, job.projectId());
        inRun(jobId, project -> processes.completeStep(project.id().toString(), STEP, result))
                .filter(waited -> !waited)
                .ifPresent(waited -> {
                    throw new Conflict("The run is paused or is not composing its video yet; report again when it is");
                });
    }

    /** Counts a failed try: the step is tried again or, after its last try, the run fails. */
    void fail(UUID jobId, String message) {
        find(jobId);
        inRun(jobId, project -> processes.failStep(project.id().toString(), STEP, message));
    }

    /**
     * Works under the project's lock.
     *
     * @return empty if the job has ended
     * @throws Conflict if the job still waits for its run
     */
    private <T> Optional<T> inRun(UUID jobId, Function<Project, T> work) {
        UUID projectId = find(jobId).projectId();
        return Optional.ofNullable(contention.retry(() -> transaction.execute(status -> projects.lock(projectId)
                .filter(project -> find(jobId).open())
                .map(project -> {
                    boolean present = runs.presentJob(project)
                            .filter(job -> job.id().equals(jobId))
                            .isPresent();
                    if (!present) {
                        throw new Conflict("The job waits for the current run to end");
                    }
                    return work.apply(project);
                })
                .orElse(null))));
    }

    private RenderJob find(UUID jobId) {
        return jobs.findById(jobId).orElseThrow(() -> new NotFound("Render job not found"));
    }
}
