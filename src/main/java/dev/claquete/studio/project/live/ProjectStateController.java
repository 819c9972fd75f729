package dev.claquete.studio.project.live;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.AssetLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The state of a project: read once, or followed as server-sent events. */
@RestController
@Tag(name = "Workflow")
class ProjectStateController {

    private static final String ASSETS = "/api/assets";

    private final ProjectStreams streams;
    private final StateReader states;
    private final AssetLinks links;
    private final CurrentAccount caller;

    ProjectStateController(ProjectStreams streams, StateReader states, AssetLinks links, CurrentAccount caller) {
        this.caller = caller;
        this.streams = streams;
        this.states = states;
        this.links = links;
    }

    @Operation(summary = "Get the state of the current run")
    @GetMapping("/api/workflow/state/{projectId}")
    ProjectState.Wire state(@PathVariable UUID projectId) {
        return states.read(projectId).wire();
    }

    @Operation(
            summary = "Follow a project as server-sent events",
            description =
                    "The stream ends within a minute of a sign-out, a revoked key or an expired token. 429 beyond the"
                            + " number of streams that an account may have open (CLAQUETE_STREAMS_PER_ACCOUNT, 20).")
    @GetMapping("/api/events/{projectId}")
    ResponseEntity<SseEmitter> follow(@PathVariable UUID projectId) {
        states.read(projectId);
        String here = links.link(new ObjectKey("projects"));
        String base = here.substring(0, here.indexOf(ASSETS));
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
                .header("X-Accel-Buffering", "no")
                .body(streams.open(
                        projectId,
                        new ProjectStream.Follower(caller.id(), caller.credential()),
                        link -> base + link.substring(link.indexOf(ASSETS))));
    }
}
