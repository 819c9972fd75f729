package dev.claquete.studio.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.web.ApiError;
import dev.claquete.studio.web.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands to a project and its present state. */
@RestController
@RequestMapping("/api/workflow")
class WorkflowController {

    private static final int MAX_KEY = 500;

    private final Commands commands;
    private final Contention contention;
    private final StateReader states;

    WorkflowController(Commands commands, Contention contention, StateReader states) {
        this.commands = commands;
        this.contention = contention;
        this.states = states;
    }

    record Answer(boolean success, String message) {}

    /** {@code userId} is ignored: it is the caller who commands. {@code apiKeys} are checked for their type and forgotten. */
    @PostMapping("/command")
    ResponseEntity<Object> command(@RequestBody JsonNode body) {
        JsonInput in = JsonInput.of(body);
        Optional<UUID> projectId =
                in.text("project_id", 100).filter(text -> !text.isBlank()).flatMap(text -> in.id("project_id"));
        Optional<String> word = in.text("action", 100).filter(text -> !text.isBlank());
        if (projectId.isEmpty() || word.isEmpty()) {
            return ResponseEntity.badRequest().body(ApiError.of("Missing projectId or action"));
        }
        Action action = Action.of(word.get())
                .orElseThrow(() -> new InvalidInput(
                        "action", "unknown action; must be one of " + String.join(", ", Action.words())));
        Optional<UUID> sceneId = in.id("scene_id");
        if (action.needsScene() && sceneId.isEmpty()) {
            throw new InvalidInput("sceneId", "is required for " + action.word());
        }
        boolean force = in.flagOr("force", false);
        in.object("api_keys")
                .ifPresent(keys -> List.of("gemini", "elevenlabs", "suno").forEach(name -> keys.text(name, MAX_KEY)));
        Commands.Command command = new Commands.Command(projectId.get(), sceneId.orElse(null), action, force);
        contention.repeat(() -> commands.execute(command));
        return ResponseEntity.ok(new Answer(true, action.answer()));
    }

    @GetMapping("/state/{projectId}")
    ProjectState.Wire state(@PathVariable UUID projectId) {
        return states.read(projectId).wire();
    }
}
