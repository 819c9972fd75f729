package dev.claquete.studio.process.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.studio.process.task.RemoteWork;
import java.util.Map;
import java.util.Set;

/** Checks a worker's request for tasks: only remote topics, and only the variables that their steps read. */
final class WorkerFetch {

    private static final Set<String> FIELDS = Set.of(
            "workerId",
            "maxTasks",
            "usePriority",
            "asyncResponseTimeout",
            "sorting",
            "includeExtensionProperties",
            "topics");
    private static final Set<String> TOPIC_FIELDS = Set.of(
            "topicName",
            "lockDuration",
            "variables",
            "localVariables",
            "includeExtensionProperties",
            "deserializeValues",
            "businessKey",
            "processDefinitionId",
            "processDefinitionIdIn",
            "processDefinitionKey",
            "processDefinitionKeyIn",
            "processDefinitionVersionTag",
            "processVariables",
            "withoutTenantId",
            "tenantIdIn");

    private WorkerFetch() {}

    static ObjectNode checked(ObjectNode call, RemoteWork work) throws CallRefused {
        WorkerCall.only("", call, FIELDS);
        if (call.has("topics") && !call.get("topics").isArray()) {
            throw new CallRefused("topics", "must be an array");
        }
        ArrayNode topics = JsonNodeFactory.instance.arrayNode();
        for (JsonNode topic : call.path("topics")) {
            topics.add(topic("topics[" + topics.size() + "].", topic, work));
        }
        return call.set("topics", topics);
    }

    private static ObjectNode topic(String path, JsonNode sent, RemoteWork work) throws CallRefused {
        if (!(sent instanceof ObjectNode object)) {
            throw new CallRefused(path + "topicName", "each topic must be an object");
        }
        ObjectNode topic = WorkerCall.without(object);
        WorkerCall.only(path, topic, TOPIC_FIELDS);
        RemoteWork.Step step = work.step(topic.path("topicName").asText())
                .orElseThrow(() -> new CallRefused(
                        path + "topicName", "must be a topic for workers: " + WorkerCall.sorted(work.topics())));
        if (topic.path("deserializeValues").asBoolean()) {
            throw new CallRefused(path + "deserializeValues", "must be false: workers get no objects");
        }
        checkSelection(path + "processVariables", topic.path("processVariables"), step);
        topic.set("variables", variables(topic.path("variables"), step));
        return topic;
    }

    /** Selecting tasks by the value of a variable would reveal the value. */
    private static void checkSelection(String path, JsonNode wanted, RemoteWork.Step step) throws CallRefused {
        if (wanted.isMissingNode()) {
            return;
        }
        if (!wanted.isObject()) {
            throw new CallRefused(path, "must be an object of values by their names");
        }
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            if (!step.reads().contains(entry.getKey())) {
                throw new CallRefused(
                        path + "." + entry.getKey(),
                        "a worker may select only by variables that the step reads: "
                                + WorkerCall.sorted(step.reads()));
            }
            if (entry.getValue().isContainerNode()) {
                throw new CallRefused(path + "." + entry.getKey(), "must be a text, a number, true, false or null");
            }
        }
    }

    private static ArrayNode variables(JsonNode wanted, RemoteWork.Step step) {
        ArrayNode narrowed = JsonNodeFactory.instance.arrayNode();
        if (wanted.isArray()) {
            wanted.forEach(name -> {
                if (step.reads().contains(name.asText())) {
                    narrowed.add(name.asText());
                }
            });
        } else {
            step.reads().stream().sorted().forEach(narrowed::add);
        }
        return narrowed;
    }
}
