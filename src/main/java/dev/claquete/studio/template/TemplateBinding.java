package dev.claquete.studio.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.claquete.studio.web.InvalidInput;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces placeholders in a JSON tree by values. Values never become structure: whatever a text contains, it stays one
 * text.
 *
 * <pre>
 *   "{{title}}"                              the value itself, of whatever type
 *   "No. {{number}}"                         a text with the value in it
 *   {"$for": "items", "$do": ...}            in a list: once for each; {{item}}, {{item.title}}, {{previous}}, {{next}},
 * {{index}} from 0, {{number}} from 1, {{rank}} down to 1, {{count}}
 *   {"$if": "subtitle", ...}                 in a list or an object: left out where there is no such value
 *   {"$unless": "image", ...}                left out where there is
 *   {"$step": [0.3, 0.1]}                    0.3 + 0.1 for each entry before this one
 *   {"$tall": ..., "$wide": ...}             by the shape of the picture
 * </pre>
 */
final class TemplateBinding {

    private static final Pattern BLANK = Pattern.compile("\\{\\{\\s*([A-Za-z_][\\w.]*)\\s*}}");
    private static final int MOST_NODES = 50_000;

    /** The limit for all inserted text. */
    private static final int MOST_LETTERS = 1_000_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final boolean tall;
    private int nodes;
    private int letters;

    /** @param tall whether the picture is at least as high as it is wide */
    TemplateBinding(boolean tall) {
        this.tall = tall;
    }

    /** @throws InvalidInput naming a missing variable */
    JsonNode fill(JsonNode tree, Map<String, JsonNode> variables) {
        return value(tree, variables);
    }

    private JsonNode value(JsonNode tree, Map<String, JsonNode> scope) {
        if (++nodes > MOST_NODES) {
            throw new InvalidInput("variables", "make the plan too large");
        }
        if (tree.isTextual()) {
            return text(tree.textValue(), scope);
        }
        if (tree instanceof ArrayNode list) {
            ArrayNode filled = NODES.arrayNode();
            list.forEach(item -> addTo(filled, item, scope));
            return filled;
        }
        return tree instanceof ObjectNode object ? object(object, scope) : tree;
    }

    private void addTo(ArrayNode filled, JsonNode item, Map<String, JsonNode> scope) {
        if (!item.has("$for")) {
            JsonNode value = value(item, scope);
            if (!value.isMissingNode()) {
                filled.add(value);
            }
            return;
        }
        JsonNode each = find(item.get("$for").asText(), scope);
        int count = each.size();
        for (int i = 0; i < count; i++) {
            Map<String, JsonNode> inner = new HashMap<>(scope);
            inner.put("item", each.get(i));
            inner.put("index", IntNode.valueOf(i));
            inner.put("number", IntNode.valueOf(i + 1));
            inner.put("rank", IntNode.valueOf(count - i));
            inner.put("count", IntNode.valueOf(count));
            inner.put("previous", i == 0 ? NODES.nullNode() : each.get(i - 1));
            inner.put("next", i + 1 == count ? NODES.nullNode() : each.get(i + 1));
            JsonNode value = value(item.path("$do"), inner);
            if (value.isArray()) {
                filled.addAll((ArrayNode) value);
            } else if (!value.isMissingNode()) {
                filled.add(value);
            }
        }
    }

    /** Missing if its condition is not met. */
    private JsonNode object(ObjectNode object, Map<String, JsonNode> scope) {
        if (object.has("$if") && isEmpty(find(object.get("$if").asText(), scope))
                || object.has("$unless") && !isEmpty(find(object.get("$unless").asText(), scope))) {
            return MissingNode.getInstance();
        }
        if (object.has("$step")) {
            JsonNode step = object.get("$step");
            double index = scope.getOrDefault("index", IntNode.valueOf(0)).asDouble();
            return DoubleNode.valueOf(value(step.path(0), scope).asDouble()
                    + index * value(step.path(1), scope).asDouble());
        }
        if (object.has("$tall")) {
            return value(object.path(tall ? "$tall" : "$wide"), scope);
        }
        ObjectNode filled = NODES.objectNode();
        object.properties().forEach(property -> {
            JsonNode value =
                    property.getKey().startsWith("$") ? MissingNode.getInstance() : value(property.getValue(), scope);
            if (!value.isMissingNode()) {
                filled.set(property.getKey(), value);
            }
        });
        return filled;
    }

    private JsonNode text(String text, Map<String, JsonNode> scope) {
        Matcher blank = BLANK.matcher(text);
        if (blank.matches()) {
            return find(blank.group(1), scope);
        }
        StringBuilder filled = new StringBuilder();
        int end = 0;
        for (blank.reset(); blank.find(); end = blank.end()) {
            String word = word(blank.group(1), scope);
            letters += word.length();
            if (letters > MOST_LETTERS) {
                throw new InvalidInput("variables", "make a plan of more than " + MOST_LETTERS + " letters");
            }
            filled.append(text, end, blank.start()).append(word);
        }
        return TextNode.valueOf(filled.append(text, end, text.length()).toString());
    }

    private static String word(String name, Map<String, JsonNode> scope) {
        JsonNode value = find(name, scope);
        if (value.isContainerNode()) {
            throw new InvalidInput("variables." + name, "must be a text or a number");
        }
        return value.isNull() ? "" : value.asText();
    }

    private static JsonNode find(String path, Map<String, JsonNode> scope) {
        String[] names = path.split("\\.", -1);
        @Nullable JsonNode value = scope.get(names[0]);
        if (value == null) {
            throw new InvalidInput("variables." + names[0], "is required");
        }
        for (int i = 1; i < names.length; i++) {
            value = value.path(names[i]);
        }
        return value.isMissingNode() ? NODES.nullNode() : value;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.textValue().isBlank()
                || value.isContainerNode() && value.isEmpty()
                || value.isBoolean() && !value.booleanValue();
    }
}
