package dev.claquete.studio.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Adds {@code warnings}, a list of sentences, to the answer of an operation with warnings; other answers stay as they
 * are.
 */
@Component
class WarnedAnswers {

    private final ObjectMapper json;

    WarnedAnswers(ObjectMapper json) {
        this.json = json;
    }

    Object body(JobResult result, Function<JobResult, Object> answer) {
        List<String> warnings = result.warnings();
        if (warnings.isEmpty()) {
            return answer.apply(result);
        }
        JsonNode body = json.valueToTree(answer.apply(result.withoutWarnings()));
        if (body instanceof ObjectNode fields) {
            fields.set("warnings", json.valueToTree(warnings));
        }
        return body;
    }
}
