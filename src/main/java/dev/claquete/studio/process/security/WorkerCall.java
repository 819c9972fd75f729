package dev.claquete.studio.process.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.studio.process.RemoteWork;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bodies of a worker's calls: what may be in them. A field that is null counts as absent. */
final class WorkerCall {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> FETCH =
            Set.of("workerId", "maxTasks", "usePriority", "asyncResponseTimeout", "sorting", "topics");
    private static final Set<String> SUBSCRIPTION =
            Set.of("topicName", "lockDuration", "variables", "localVariables", "includeExtensionProperties");
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "complete", Set.of("workerId", "variables"),
            "failure", Set.of("workerId", "errorMessage", "errorDetails", "retries", "retryTimeout"),
            "bpmnError", Set.of("workerId", "errorCode", "errorMessage"),
            "extendLock", Set.of("workerId", "newDuration"),
            "unlock", Set.of(),
            "progress", Set.of("workerId", "fraction", "message"),
            "remember", Set.of("workerId", "name", "value"));
    private static final Set<String> SCALARS = Set.of("String", "Integer", "Long", "Double", "Boolean", "Null");

    private WorkerCall() {}

    /** Empty for what is not one JSON object, or names a field twice; an empty body is an empty object. */
    static Optional<ObjectNode> parse(byte[] body) {
        try {
            JsonNode node = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            return node instanceof ObjectNode object ? Optional.of(without(object)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static byte[] write(ObjectNode call) {
        try {
            return JSON.writeValueAsBytes(call);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** The same for remote topics alone, and of their variables only those that the steps read. */
    static Optional<ObjectNode> fetch(ObjectNode call, RemoteWork work) {
        if (!only(call, FETCH)) {
            return Optional.empty();
        }
        ArrayNode topics = JSON.createArrayNode();
        for (JsonNode topic : call.path("topics")) {
            Optional<RemoteWork.Step> step =
                    work.step(topic.path("topicName").asText()).filter(it -> subscribes(topic));
            if (step.isEmpty()) {
                return Optional.empty();
            }
            topics.add(narrowed(without((ObjectNode) topic), step.get()));
        }
        return Optional.of(call.<ObjectNode>set("topics", topics));
    }

    private static boolean subscribes(JsonNode topic) {
        return topic instanceof ObjectNode subscription && only(without(subscription), SUBSCRIPTION);
    }

    private static ObjectNode narrowed(ObjectNode topic, RemoteWork.Step step) {
        ArrayNode wanted = JSON.createArrayNode();
        if (topic.path("variables").isArray()) {
            topic.path("variables").forEach(name -> {
                if (step.reads().contains(name.asText())) {
                    wanted.add(name.asText());
                }
            });
        } else {
            step.reads().stream().sorted().forEach(wanted::add);
        }
        topic.set("variables", wanted);
        return topic;
    }

    static boolean fits(String verb, ObjectNode call, RemoteWork.Step step) {
        return only(call, FIELDS.getOrDefault(verb, Set.of()))
                && switch (verb) {
                    case "complete" -> call.path("variables").properties().stream()
                            .allMatch(entry -> step.makes().contains(entry.getKey()) && scalar(entry.getValue()));
                    case "bpmnError" -> step.errors()
                            .contains(call.path("errorCode").asText());
                    case "remember" -> step.remembers()
                            .contains(call.path("name").asText());
                    default -> true;
                };
    }

    /** Numbers, texts and truth values; nothing that the engine would turn into an object or a file. */
    private static boolean scalar(JsonNode variable) {
        return variable instanceof ObjectNode typed
                && only(without(typed), Set.of("value", "type"))
                && !typed.path("value").isContainerNode()
                && (!typed.hasNonNull("type")
                        || SCALARS.contains(typed.path("type").asText()));
    }

    private static boolean only(ObjectNode object, Set<String> known) {
        return object.properties().stream().allMatch(entry -> known.contains(entry.getKey()));
    }

    /** Without its nulls. */
    private static ObjectNode without(ObjectNode object) {
        ObjectNode rest = JSON.createObjectNode();
        object.properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> rest.set(entry.getKey(), entry.getValue()));
        return rest;
    }
}
