package dev.claquete.studio.project.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.credit.Reservation;
import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.process.TransactionRetry;
import dev.claquete.studio.web.ApiError;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands to a project and its current state. */
@RestController
@Tag(name = "Workflow")
@RequestMapping("/api/workflow")
class WorkflowController {

    private final ProjectCommands commands;
    private final TransactionRetry contention;
    private final GuardedPost post;

    WorkflowController(ProjectCommands commands, TransactionRetry contention, GuardedPost post) {
        this.commands = commands;
        this.contention = contention;
        this.post = post;
    }

    /** Operation, transaction and balance are present if credits were reserved for a requested run. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            boolean success,
            String message,
            @Nullable String operation,
            @Nullable String transactionId,
            @Nullable Long newBalance) {

        Answer(boolean success, String message) {
            this(success, message, null, null, null);
        }
    }

    /** {@code userId} is ignored: the caller is the user. {@code apiKeys} are for this run only. */
    @Operation(
            summary = "Command: generate, regenerate, pause, resume, cancel, skip",
            description = "Actions: generate_all, generate_all_images, generate_all_audio, generate_image, "
                    + "regenerate_image, generate_audio, regenerate_audio, generate_video, regenerate_video, "
                    + "generate_music, pause, resume, cancel, skip_scene. Answers at once; poll the project "
                    + "or its state, or follow its events. apiKeys (openai, gemini, elevenlabs, suno, "
                    + "runway) are used for this run only and deleted when it ends. webhook_url is notified "
                    + "when the run for the final video ends.")
    @BodyExample("{\"projectId\":\"3fa85f64-5717-4562-b3fc-2c963f66afa6\",\"action\":\"generate_all\",\"force\":false}")
    @PostMapping("/command")
    ResponseEntity<Object> command(@RequestBody JsonNode body) {
        JsonReader in = JsonReader.of(body);
        Optional<UUID> projectId = in.get("project_id")
                .text(Integer.MAX_VALUE)
                .filter(text -> !text.isBlank())
                .flatMap(text -> in.get("project_id").id());
        Optional<String> word = in.get("action").text(100).filter(text -> !text.isBlank());
        if (projectId.isEmpty() || word.isEmpty()) {
            return ResponseEntity.badRequest().body(ApiError.of("Missing projectId or action"));
        }
        Action action = Action.of(word.get())
                .orElseThrow(() -> new InvalidInput(
                        "action", "unknown action; must be one of " + String.join(", ", Action.words())));
        Optional<UUID> sceneId = in.get("scene_id").id();
        if (action.needsScene() && sceneId.isEmpty()) {
            throw new InvalidInput("sceneId", "is required for " + action.word());
        }
        boolean force = in.get("force").flag(false);
        ProjectCommands.Command command = new ProjectCommands.Command(
                projectId.get(),
                sceneId.orElse(null),
                action,
                force,
                ApiKeysInput.in(in),
                OutcomeWebhook.read(in, post));
        Optional<Reservation> credits = contention.retry(() -> commands.execute(command));
        return ResponseEntity.ok(new Answer(
                true,
                action.answer(),
                credits.map(Reservation::operation).orElse(null),
                credits.map(Reservation::transactionId).orElse(null),
                credits.map(Reservation::newBalance).orElse(null)));
    }
}
