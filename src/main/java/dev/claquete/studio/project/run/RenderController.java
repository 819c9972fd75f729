package dev.claquete.studio.project.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.credit.Reservation;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.process.TransactionRetry;
import dev.claquete.studio.project.ProjectAccess;
import dev.claquete.studio.project.RenderJob;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.JsonReader;
import dev.claquete.studio.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Final videos as jobs, for clients that poll them. */
@RestController
@Tag(name = "Workflow")
@RequestMapping("/api/render")
class RenderController {

    private static final int MAX_SCENES_SENT = 1000;

    private final ProjectCommands commands;
    private final TransactionRetry contention;
    private final RenderJobs jobs;
    private final ProjectAccess access;
    private final AssetLinks links;
    private final GuardedPost post;

    RenderController(
            ProjectCommands commands,
            TransactionRetry contention,
            RenderJobs jobs,
            ProjectAccess access,
            AssetLinks links,
            GuardedPost post) {
        this.commands = commands;
        this.contention = contention;
        this.jobs = jobs;
        this.access = access;
        this.links = links;
        this.post = post;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Queued(
            boolean success,
            UUID jobId,
            @Nullable String operation,
            @Nullable String transactionId,
            @Nullable Long newBalance) {}

    record Found(boolean success, Job job) {}

    record Job(
            UUID id,
            RenderJob.Status status,
            @Nullable OutputResult outputResult,
            @Nullable String errorMessage,
            Instant createdAt,
            Instant updatedAt) {}

    record OutputResult(String videoUrl, @Nullable Double duration, @Nullable Long fileSize) {}

    /** The {@code scenes} that clients send are ignored: the project's own are rendered. */
    @Operation(summary = "Render the final video as a job", description = "webhook_url is notified when it ends.")
    @BodyExample("{\"projectId\":\"3fa85f64-5717-4562-b3fc-2c963f66afa6\"}")
    @PostMapping
    Queued render(@RequestBody JsonNode body) {
        JsonReader in = JsonReader.of(body);
        UUID projectId = in.get("project_id").requiredId();
        access.read(projectId);
        in.get("scenes").objects(MAX_SCENES_SENT);
        String webhookUrl = OutcomeWebhook.read(in, post);
        ProjectCommands.Asked asked = contention.retry(() -> commands.render(projectId, webhookUrl));
        Optional<Reservation> credits = asked.credits();
        return new Queued(
                true,
                asked.job().id(),
                credits.map(Reservation::operation).orElse(null),
                credits.map(Reservation::transactionId).orElse(null),
                credits.map(Reservation::newBalance).orElse(null));
    }

    @Operation(summary = "Poll a render job")
    @GetMapping("/{id}")
    Found get(@PathVariable UUID id) {
        RenderJob job = jobs.findById(id).orElseThrow(() -> new NotFound("Render job not found"));
        access.owned(job.ownerId());
        return new Found(
                true,
                new Job(
                        job.id(),
                        job.status(),
                        job.videoKey()
                                .map(key -> new OutputResult(links.link(key), job.videoSeconds(), job.videoBytes()))
                                .orElse(null),
                        job.errorMessage().orElse(null),
                        job.createdAt(),
                        job.updatedAt()));
    }
}
