package dev.claquete.studio.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people say to a written script before anything is made of it. */
@RestController
@RequestMapping("/api/projects/{id}/script")
class ScriptController {

    private static final int MAX_FEEDBACK = 2000;

    private final ScriptApproval approval;
    private final Contention contention;

    ScriptController(ScriptApproval approval, Contention contention) {
        this.approval = approval;
        this.contention = contention;
    }

    @PostMapping("/approve")
    WorkflowController.Answer approve(@PathVariable UUID id) {
        contention.retry(() -> {
            approval.approve(id);
            return id;
        });
        return new WorkflowController.Answer(true, "Script approved");
    }

    /** The script is written anew, with the {@code feedback} in mind. */
    @PostMapping("/reject")
    WorkflowController.Answer reject(@PathVariable UUID id, @RequestBody(required = false) @Nullable JsonNode body) {
        JsonInput in = JsonInput.of(body == null ? JsonNodeFactory.instance.objectNode() : body);
        String feedback = in.text("feedback", MAX_FEEDBACK).orElse("");
        contention.retry(() -> {
            approval.reject(id, feedback);
            return id;
        });
        return new WorkflowController.Answer(true, "Script rejected");
    }
}
