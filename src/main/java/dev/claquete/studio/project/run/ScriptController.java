package dev.claquete.studio.project.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.process.TransactionRetry;
import dev.claquete.studio.project.ProjectAccess;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Approval and rejection of a written script before anything is made from it. */
@RestController
@Tag(name = "Workflow")
@RequestMapping("/api/projects/{id}/script")
class ScriptController {

    private static final int MAX_FEEDBACK = 2000;

    private final ScriptApproval approval;
    private final ProjectAccess access;
    private final TransactionRetry contention;

    ScriptController(ScriptApproval approval, ProjectAccess access, TransactionRetry contention) {
        this.approval = approval;
        this.access = access;
        this.contention = contention;
    }

    @Operation(summary = "Approve the written script; the generation continues")
    @PostMapping("/approve")
    WorkflowController.Answer approve(@PathVariable UUID id) {
        contention.repeat(() -> approval.approve(id));
        return new WorkflowController.Answer(true, "Script approved");
    }

    /** Has the script rewritten with the {@code feedback}. */
    @Operation(summary = "Reject the written script and have a new one written")
    @BodyExample("{\"feedback\":\"shorter, and about animals\"}")
    @PostMapping("/reject")
    WorkflowController.Answer reject(@PathVariable UUID id, @RequestBody JsonNode body) {
        access.read(id);
        String feedback = JsonReader.of(body).get("feedback").words(MAX_FEEDBACK);
        contention.repeat(() -> approval.reject(id, feedback));
        return new WorkflowController.Answer(true, "Script rejected");
    }
}
