package dev.claquete.studio.process.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks a variable that a worker sets: a text, a number, a boolean or a date, and nothing that the engine would turn
 * into an object or a file. The JavaScript client writes types in lower case, the Java client with a capital.
 */
final class WorkerVariable {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("string", "String"),
            Map.entry("short", "Short"),
            Map.entry("integer", "Integer"),
            Map.entry("long", "Long"),
            Map.entry("double", "Double"),
            Map.entry("boolean", "Boolean"),
            Map.entry("date", "Date"),
            Map.entry("null", "Null"),
            // the engine has no JSON type, so it is stored as text
            Map.entry("json", "String"));

    private WorkerVariable() {}

    /**
     * @param field that contains the variables
     * @param makes the names that the step may set
     */
    static ObjectNode all(String field, JsonNode variables, Set<String> makes) throws CallRefused {
        if (!(variables instanceof ObjectNode named)) {
            throw new CallRefused(field, "must be an object of variables by their names");
        }
        ObjectNode checked = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : named.properties()) {
            String path = field + "." + entry.getKey();
            if (!makes.contains(entry.getKey())) {
                throw new CallRefused(
                        path, "this step may set only the variables that it makes: " + WorkerCall.sorted(makes));
            }
            checked.set(entry.getKey(), one(path, entry.getValue()));
        }
        return checked;
    }

    private static ObjectNode one(String path, JsonNode variable) throws CallRefused {
        if (!(variable instanceof ObjectNode typed)) {
            throw new CallRefused(path, "must be an object with value and type");
        }
        ObjectNode checked = WorkerCall.without(typed);
        WorkerCall.only(path + ".", checked, Set.of("value", "type", "valueInfo"));
        if (checked.path("value").isContainerNode()) {
            throw new CallRefused(path + ".value", "must be a text, a number, true, false or null");
        }
        if (checked.has("type")) {
            checked.put("type", type(path + ".type", checked.get("type")));
        }
        if (checked.has("valueInfo")) {
            checkInfo(path + ".valueInfo", checked.get("valueInfo"));
        }
        return checked;
    }

    private static String type(String path, JsonNode type) throws CallRefused {
        String known = type.isTextual() ? TYPES.get(type.textValue().toLowerCase(Locale.ROOT)) : null;
        if (known == null) {
            throw new CallRefused(
                    path, "must be one of string, short, integer, long, double, boolean, date, json, null");
        }
        return known;
    }

    private static void checkInfo(String path, JsonNode info) throws CallRefused {
        if (!(info instanceof ObjectNode object)) {
            throw new CallRefused(path, "must be an object");
        }
        WorkerCall.only(path + ".", object, Set.of("transient"));
        if (object.has("transient") && !object.get("transient").isBoolean()) {
            throw new CallRefused(path + ".transient", "must be true or false");
        }
    }
}
