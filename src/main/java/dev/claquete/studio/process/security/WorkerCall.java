package dev.claquete.studio.process.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.studio.process.task.RemoteWork;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Checks the bodies of a worker's calls about one task. The allowed fields are those that Camunda's JavaScript and Java
 * clients send. A null field counts as absent.
 */
final class WorkerCall {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> VARIABLES = Set.of("variables", "localVariables");
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "complete", Set.of("workerId", "variables", "localVariables"),
            "failure",
                    Set.of(
                            "workerId",
                            "errorMessage",
                            "errorDetails",
                            "retries",
                            "retryTimeout",
                            "variables",
                            "localVariables"),
            "bpmnError", Set.of("workerId", "errorCode", "errorMessage", "variables"),
            "extendLock", Set.of("workerId", "newDuration"),
            "unlock", Set.of(),
            "progress", Set.of("workerId", "fraction", "message"),
            "remember", Set.of("workerId", "name", "value"));

    private WorkerCall() {}

    /** An empty body counts as an empty object. */
    static ObjectNode parse(byte[] body) throws CallRefused {
        JsonNode node;
        try {
            node = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (IOException e) {
            throw new CallRefused("The body must be JSON that names no field twice");
        }
        if (node instanceof ObjectNode object) {
            return without(object);
        }
        throw new CallRefused("The body must be one JSON object");
    }

    static byte[] write(ObjectNode call) {
        try {
            return JSON.writeValueAsBytes(call);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** The call in the form that may reach the engine. */
    static ObjectNode checked(String verb, ObjectNode call, RemoteWork.Step step) throws CallRefused {
        only("", call, FIELDS.getOrDefault(verb, Set.of()));
        for (String field : VARIABLES) {
            if (call.has(field)) {
                call.set(field, WorkerVariable.all(field, call.get(field), step.makes()));
            }
        }
        if (verb.equals("bpmnError")) {
            oneOf("errorCode", call, step.errors());
        }
        if (verb.equals("remember")) {
            oneOf("name", call, step.remembers());
        }
        return call;
    }

    /** @param path of the object in the body, with a trailing dot; empty for the body itself */
    static void only(String path, ObjectNode object, Set<String> known) throws CallRefused {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!known.contains(entry.getKey())) {
                throw new CallRefused(path + entry.getKey(), "a worker may not send this field");
            }
        }
    }

    private static void oneOf(String field, ObjectNode call, Set<String> known) throws CallRefused {
        if (!known.contains(call.path(field).asText())) {
            throw new CallRefused(field, "must be one that this step declares: " + sorted(known));
        }
    }

    static String sorted(Set<String> names) {
        return names.isEmpty()
                ? "none"
                : String.join(", ", names.stream().sorted().toList());
    }

    /** A copy without null fields. */
    static ObjectNode without(ObjectNode object) {
        ObjectNode rest = JSON.createObjectNode();
        object.properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> rest.set(entry.getKey(), entry.getValue()));
        return rest;
    }
}
