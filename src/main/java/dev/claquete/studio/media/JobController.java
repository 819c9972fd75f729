package dev.claquete.studio.media;

import dev.claquete.studio.account.CurrentAccount;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Jobs, polled and cancelled. What is someone else's does not exist here. */
@RestController
@Tag(name = "Jobs")
@RequestMapping("/job")
class JobController {

    private final MediaDesk desk;
    private final MediaWork work;
    private final MediaViews views;
    private final CurrentAccount caller;

    JobController(MediaDesk desk, MediaWork work, MediaViews views, CurrentAccount caller) {
        this.desk = desk;
        this.work = work;
        this.views = views;
        this.caller = caller;
    }

    @Operation(summary = "Poll a job")
    @GetMapping("/{id}")
    MediaJobView job(@PathVariable UUID id) {
        return views.view(desk.own(id));
    }

    @Operation(summary = "Cancel a job", description = "Ends the work within seconds and gives the credits back.")
    @PostMapping("/{id}/cancel")
    Map<String, Object> cancel(@PathVariable UUID id) {
        work.cancel(caller.id(), id);
        return Map.of("message", "Job cancelled successfully", "jobId", id);
    }
}
