package dev.claquete.studio.process.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The changes through the engine's API that are recorded, and what is recorded about each call. */
final class EngineChange {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** In bytes; for a longer body only the route is recorded. */
    private static final int LONGEST_BODY = 64 * 1024;

    private static final int LONGEST_DETAIL = 200;

    /** The first matching line names the change. */
    private static final Map<Pattern, String> NAMES = names(
            """
            POST /deployment/.*                                  diagram-deployed
            DELETE /(deployment|process-definition)/.*           diagram-deleted
            PUT .*/suspended                                     suspension-changed
            POST /process-instance/suspended-async               suspension-changed
            (PUT|POST) .*/(retries|retries-async)                retries-set
            POST /process-instance/job-retries.*                 retries-set
            POST /job/[^/]+/(execute|duedate/recalculate)        job-executed
            (PUT|POST|DELETE) .*/(variables|localVariables)(/.*)? variables-edited
            POST /process-instance/variables-async               variables-edited
            POST /(modification|migration)/execute.*             instances-moved
            POST /process-instance/[^/]+/modification.*          instances-moved
            POST /process-definition/.*/(start|submit-form|restart|restart-async) instance-started
            POST /process-instance/delete.*                      instances-cancelled
            DELETE /process-instance/[^/]+                       instances-cancelled
            POST /(message|signal|process-instance/message-async) message-sent
            POST /execution/[^/]+/(signal|messageSubscriptions/.*) message-sent
            POST /task/[^/]+/(complete|submit-form|resolve|bpmnError|bpmnEscalation) task-completed
            POST /external-task/[^/]+/(complete|failure|bpmnError|unlock) external-task-reported
            (DELETE|PUT) /(incident|job|batch)/.*                engine-changed
            (POST|PUT|DELETE) /(filter/create|filter/[^/]+)      filter-changed
            (POST|PUT|DELETE) /(user|group|tenant|authorization)/.* engine-rights-changed
            (POST|PUT|DELETE) /history/.*                        history-changed
            """);

    private static final List<String> FACTS = List.of(
            "suspended",
            "retries",
            "processInstanceId",
            "processInstanceIds",
            "processDefinitionId",
            "processDefinitionKey",
            "jobIds",
            "externalTaskIds",
            "businessKey",
            "messageName");

    private static final List<String> VARIABLES = List.of("modifications", "variables", "processVariables");

    private EngineChange() {}

    /** Empty for reads, and for changes that need no record. */
    static Optional<String> named(String method, String path) {
        String call = method.toUpperCase(Locale.ROOT) + " " + path;
        boolean query = call.matches("POST /history/[^/]+(/count)?");
        return NAMES.entrySet().stream()
                .filter(it -> !query && it.getKey().matcher(call).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Names of variables, never their values. */
    static Map<String, String> details(HttpServletRequest request, String path) throws IOException {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("route", shortened(request.getMethod() + " " + path));
        if (request instanceof ReplayedRequest replayed) {
            JsonNode body = read(replayed);
            FACTS.stream().filter(body::hasNonNull).forEach(fact -> details.put(fact, shortened(text(body.get(fact)))));
            List<String> names = new ArrayList<>();
            VARIABLES.forEach(field -> body.path(field).fieldNames().forEachRemaining(names::add));
            if (!names.isEmpty()) {
                details.put("variables", shortened(String.join(", ", names)));
            }
        }
        return details;
    }

    private static JsonNode read(ReplayedRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        return body.length == 0 || body.length > LONGEST_BODY ? JSON.createObjectNode() : JSON.readTree(body);
    }

    private static String text(JsonNode fact) {
        return fact.isValueNode() ? fact.asText() : fact.toString();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "...";
    }

    private static Map<Pattern, String> names(String table) {
        Map<Pattern, String> names = new LinkedHashMap<>();
        table.lines().map(String::strip).forEach(line -> {
            int last = line.lastIndexOf(' ');
            names.put(Pattern.compile(line.substring(0, last).strip()), line.substring(last + 1));
        });
        return names;
    }
}
