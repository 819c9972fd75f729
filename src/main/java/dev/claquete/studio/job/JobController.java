package dev.claquete.studio.job;

import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Status and cancellation of jobs. Jobs of other accounts count as missing. */
@RestController
@Tag(name = "Jobs")
@RequestMapping("/job")
class JobController {

    private static final int MOST_LISTED = 100;

    private final JobService desk;
    private final JobViews views;

    JobController(JobService desk, JobViews views) {
        this.desk = desk;
        this.views = views;
    }

    record JobList(List<JobView> jobs) {}

    @Operation(summary = "List your jobs", description = "Newest first. curl -H \"X-API-Key: ...\" .../job?limit=20")
    @GetMapping
    JobList jobs(@RequestParam(defaultValue = "20") @Min(1) @Max(MOST_LISTED) int limit) {
        return new JobList(desk.own(limit).stream().map(views::view).toList());
    }

    @Operation(
            summary = "Poll a job",
            description = "`status` is IN_QUEUE, IN_PROGRESS, COMPLETED, FAILED or CANCELLED; `delayTime` and "
                    + "`executionTime` are in milliseconds, `progress` in percent. curl -H \"X-API-Key: "
                    + "...\" .../job/{id}")
    @GetMapping("/{id}")
    JobView job(@PathVariable UUID id) {
        return views.view(desk.own(id));
    }

    @Operation(
            summary = "Cancel a job",
            description = "Stops the work within seconds and refunds the credits; 500 if it has already ended. curl "
                    + "-X POST -H \"X-API-Key: ...\" .../job/{id}/cancel")
    @PostMapping("/{id}/cancel")
    Map<String, Object> cancel(@PathVariable UUID id) {
        UUID job = desk.cancel(id).id();
        return Map.of("message", "Job cancelled successfully", "jobId", job);
    }

    /** In the form of the GPU video API. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    Map<String, String> unknown(NotFound e) {
        return Map.of("error", "Job not found", "message", String.valueOf(e.getMessage()));
    }

    /** With its status too. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    Map<String, String> ended(Conflict e) {
        return Map.of("error", "Failed to cancel job", "message", String.valueOf(e.getMessage()));
    }
}
