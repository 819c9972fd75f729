package dev.claquete.studio.project.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Receives reports of external workers on a render job. */
@RestController
@Tag(name = "Workflow")
class JobStatusController {

    private static final List<String> STATUSES = List.of("QUEUED", "PROCESSING", "COMPLETED", "FAILED");
    private static final int MAX_TEXT = 2000;
    private static final int MAX_ADDRESS = 4096;
    private static final double PERCENT = 100;

    private final RenderReports reports;

    JobStatusController(RenderReports reports) {
        this.reports = reports;
    }

    record Accepted(boolean success) {}

    @Operation(
            summary = "An external worker reports on a render job",
            description =
                    "With WORKER_SECRET as X-Worker-Secret, X-API-Key, bearer token or HTTP Basic (worker). progress "
                            + "is in percent. The video of a COMPLETED job is an object in the project's folder of "
                            + "the store, or an address to download it from; it is measured, and duration and "
                            + "fileSize are ignored. A FAILED report counts one try. Reports on a job that has ended "
                            + "have no effect.")
    @BodyExample(
            "{\"jobId\":\"3fa85f64-5717-4562-b3fc-2c963f66afa6\",\"status\":\"COMPLETED\",\"outputResult\":{\"videoUrl\":\"https://worker.example.com/video.mp4\"}}")
    @PostMapping("/api/webhooks/job-status")
    Accepted report(@RequestBody JsonNode body) {
        JsonReader in = JsonReader.of(body);
        UUID jobId = in.get("job_id").requiredId();
        String status = in.get("status").oneOf(STATUSES, "");
        switch (status) {
            case "" -> throw new InvalidInput("status", "is required");
            case "PROCESSING" -> {
                double percent = in.get("progress").number(0, PERCENT).orElse(0.0);
                reports.progress(
                        jobId,
                        percent / PERCENT,
                        sentence(in, "message", "phase").orElse(""));
            }
            case "COMPLETED" -> complete(jobId, in);
            case "FAILED" -> reports.fail(
                    jobId, sentence(in, "error_message", "error").orElse("An external worker reported a failure"));
            default -> reports.known(jobId);
        }
        return new Accepted(true);
    }

    private void complete(UUID jobId, JsonReader in) {
        JsonReader result =
                in.get("output_result").objectIfPresent().orElseThrow(() -> in.invalid("output_result", "is required"));
        String video = result.get("video_url").words(MAX_ADDRESS);
        reports.complete(jobId, result.get("video_url").path(), video);
    }

    private static Optional<String> sentence(JsonReader in, String name, String other) {
        return in.get(name).text(MAX_TEXT).filter(text -> !text.isBlank()).or(() -> in.get(other)
                .text(MAX_TEXT)
                .filter(text -> !text.isBlank()));
    }
}
