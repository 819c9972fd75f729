package dev.claquete.studio.process.task;

import dev.claquete.studio.process.StepProgressed;
import dev.claquete.work.TaskQueue.TaskGone;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Receives reports of a worker elsewhere beyond Camunda's own REST API; 404 if the worker does not hold the task. */
@RestController
@RequestMapping("/api/worker/tasks/{taskId}")
class WorkerController {

    record Progress(
            @NotBlank String workerId,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double fraction,
            @NotNull @Size(max = 500) String message) {}

    record Fact(
            @NotBlank String workerId,
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 4000) String value) {}

    private final LockedTasks held;
    private final ApplicationEventPublisher publisher;

    WorkerController(LockedTasks held, ApplicationEventPublisher publisher) {
        this.held = held;
        this.publisher = publisher;
    }

    @PostMapping("/progress")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void progress(@PathVariable String taskId, @Valid @RequestBody Progress progress) throws TaskGone {
        LockedTasks.Held task = held.describe(taskId, progress.workerId());
        publisher.publishEvent(new StepProgressed(
                task.businessKey(),
                task.step(),
                taskId,
                StepProgressed.attempt(taskId, task.triesLeft()),
                task.facts(),
                progress.fraction(),
                progress.message()));
    }

    @PostMapping("/remember")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remember(@PathVariable String taskId, @Valid @RequestBody Fact fact) throws TaskGone {
        held.remember(taskId, fact.workerId(), fact.name(), fact.value());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    Map<String, String> gone(TaskGone gone) {
        return Map.of("error", String.valueOf(gone.getMessage()));
    }
}
