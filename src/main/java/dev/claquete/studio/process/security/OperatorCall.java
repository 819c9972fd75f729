package dev.claquete.studio.process.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the body of an operator's call: only variables of plain types, no expression in a query, no instructions that
 * start a run in the middle. It checks the fields that the engine's API defines, wherever they are, but not the values
 * that users write.
 */
final class OperatorCall {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Fields whose values are typed variables by name. */
    private static final Set<String> VARIABLES = Set.of(
            "variables",
            "localVariables",
            "modifications",
            "processVariables",
            "processVariablesLocal",
            "processVariablesToTriggeredScope",
            "correlationKeys",
            "localCorrelationKeys");

    private static final Set<String> INSTRUCTIONS =
            Set.of("startInstructions", "instructions", "skipCustomListeners", "skipIoMappings");
    private static final Set<String> PLAIN =
            Set.of("string", "boolean", "short", "integer", "long", "double", "number", "date", "null", "json");
    private static final Pattern ONE_VARIABLE = Pattern.compile(".*/(variables|localVariables)/[^/]+");

    private OperatorCall() {}

    static void check(String path, byte[] body) throws CallRefused {
        if (body.length == 0) {
            return;
        }
        JsonNode call;
        try {
            call = JSON.readTree(body);
        } catch (IOException e) {
            throw new CallRefused("The body must be JSON");
        }
        if (ONE_VARIABLE.matcher(path).matches()) {
            checkVariable("", call);
        }
        walk("", call);
    }

    /** Whether the engine would evaluate this query parameter. */
    static boolean isExpression(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("expression");
    }

    private static void walk(String path, JsonNode node) throws CallRefused {
        for (JsonNode element : node.isArray() ? node : JSON.createArrayNode()) {
            walk(path, element);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (isExpression(name)) {
                throw new CallRefused(path + name, "queries with expressions are for administrators");
            }
            if (INSTRUCTIONS.contains(name) && !isUnset(value)) {
                throw new CallRefused(path + name, "starting an instance in the middle is for administrators");
            }
            if (VARIABLES.contains(name) && value.isObject()) {
                for (Map.Entry<String, JsonNode> variable : value.properties()) {
                    checkVariable(path + name + "." + variable.getKey() + ".", variable.getValue());
                }
            } else {
                walk(path + name + ".", value);
            }
        }
    }

    private static boolean isUnset(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty() || value.isBoolean() && !value.asBoolean();
    }

    private static void checkVariable(String path, JsonNode variable) throws CallRefused {
        String type = variable.path("type").asText("");
        if (!type.isEmpty() && !type.equals("null") && !PLAIN.contains(type.toLowerCase(Locale.ROOT))) {
            throw new CallRefused(path + "type", "objects, files and bytes are for administrators");
        }
        if (variable.isObject() && variable.path("value").isContainerNode()) {
            throw new CallRefused(path + "value", "must be a text, a number, true, false or null");
        }
    }
}
