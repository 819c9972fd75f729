package dev.claquete.studio.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.Uuids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object of a request field by field. It finds each field under its snake_case and its camelCase name, and
 * refuses invalid values with {@link InvalidInput}, naming the field and the rule. Unknown fields are ignored, because
 * clients send whole projects back.
 */
final class JsonInput {

    private final ObjectNode object;
    private final String path;

    private JsonInput(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    static JsonInput of(JsonNode body) {
        return of(body, "body");
    }

    /** @param path the prefix of field names in messages; {@code body} for none */
    static JsonInput of(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new JsonInput(object, path.equals("body") ? "" : path + ".");
        }
        throw new InvalidInput(path, "must be a JSON object");
    }

    /** Whether the field is present, even as null. */
    boolean has(String name) {
        return object.has(name) || object.has(camelCase(name));
    }

    /** Whether the field is present and null. */
    boolean clears(String name) {
        return has(name) && find(name).isEmpty();
    }

    InvalidInput invalid(String name, String rule) {
        return new InvalidInput(path + spelling(name), rule);
    }

    Optional<String> text(String name, int maxCharacters) {
        return find(name).map(node -> {
            if (!node.isTextual()) {
                throw invalid(name, "must be a text");
            }
            return checked(spelling(name), node.textValue(), maxCharacters);
        });
    }

    /** The field if present (null clears it), otherwise the previous value. */
    @Nullable
    String textOr(String name, int maxCharacters, @Nullable String before) {
        return has(name) ? text(name, maxCharacters).orElse(null) : before;
    }

    /** Like {@link #textOr}, for a text that must not be blank. */
    String wordsOr(String name, int maxCharacters, String before) {
        return has(name) ? words(name, maxCharacters) : before;
    }

    String words(String name, int maxCharacters) {
        String text = text(name, maxCharacters).orElseThrow(() -> invalid(name, "is required"));
        if (text.isBlank()) {
            throw invalid(name, "must not be empty");
        }
        return text;
    }

    boolean flagOr(String name, boolean before) {
        return find(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw invalid(name, "must be true or false");
                    }
                    return node.booleanValue();
                })
                .orElse(before);
    }

    Optional<Integer> whole(String name, int min, int max) {
        return find(name).map(node -> {
            boolean whole = node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
            if (!whole || node.doubleValue() < min || node.doubleValue() > max) {
                throw invalid(name, "must be a whole number from " + min + " to " + max);
            }
            return node.intValue();
        });
    }

    Optional<Double> number(String name, double min, double max) {
        return find(name).map(node -> {
            if (!node.isNumber() || !(node.doubleValue() >= min && node.doubleValue() <= max)) {
                throw invalid(name, "must be a number from " + plain(min) + " to " + plain(max));
            }
            return node.doubleValue();
        });
    }

    String oneOf(String name, Collection<String> allowed, String before) {
        return find(name)
                .map(node -> {
                    if (!node.isTextual() || !allowed.contains(node.textValue())) {
                        throw invalid(name, "must be one of " + String.join(", ", allowed));
                    }
                    return node.textValue();
                })
                .orElse(before);
    }

    /** An invalid UUID is {@linkplain Uuids#parseOrNil treated as an unknown one}. */
    Optional<UUID> id(String name) {
        return find(name).map(node -> {
            if (!node.isTextual()) {
                throw invalid(name, "must be a UUID");
            }
            return Uuids.parseOrNil(node.textValue());
        });
    }

    UUID requiredId(String name) {
        return id(name).orElseThrow(() -> invalid(name, "is required"));
    }

    /** The ids of a list, without duplicates. */
    Optional<List<UUID>> ids(String name, int maxItems) {
        return list(name, maxItems).map(items -> {
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                ids.add(uuid(path + spelling(name) + "[" + i + "]", items.get(i)));
            }
            return ids.stream().distinct().toList();
        });
    }

    Optional<List<String>> texts(String name, int maxItems, int maxCharacters) {
        return list(name, maxItems).map(items -> {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                String item = spelling(name) + "[" + i + "]";
                if (!items.get(i).isTextual()) {
                    throw new InvalidInput(path + item, "must be a text");
                }
                texts.add(checked(item, items.get(i).textValue(), maxCharacters));
            }
            return List.copyOf(texts);
        });
    }

    Optional<List<JsonInput>> objects(String name, int maxItems) {
        return list(name, maxItems).map(items -> {
            List<JsonInput> objects = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                objects.add(of(items.get(i), path + spelling(name) + "[" + i + "]"));
            }
            return List.copyOf(objects);
        });
    }

    Optional<JsonInput> object(String name) {
        return find(name).map(node -> of(node, path + spelling(name)));
    }

    private Optional<List<JsonNode>> list(String name, int maxItems) {
        return find(name).map(node -> {
            if (!node.isArray()) {
                throw invalid(name, "must be a list");
            }
            if (node.size() > maxItems) {
                throw invalid(name, "must have at most " + maxItems + " items, not " + node.size());
            }
            List<JsonNode> items = new ArrayList<>();
            node.forEach(items::add);
            return items;
        });
    }

    private UUID uuid(String field, JsonNode node) {
        if (!node.isTextual() || !Uuids.matches(node.textValue())) {
            throw new InvalidInput(field, "must be a UUID");
        }
        return UUID.fromString(node.textValue());
    }

    /** @param field as the caller spells it */
    private String checked(String field, String text, int maxCharacters) {
        int characters = text.codePointCount(0, text.length());
        if (characters > maxCharacters) {
            throw new InvalidInput(
                    path + field, "must have at most " + maxCharacters + " characters, not " + characters);
        }
        if (text.codePoints().anyMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF))) {
            throw new InvalidInput(path + field, "must not hold U+0000 or half of a surrogate pair");
        }
        return text;
    }

    private Optional<JsonNode> find(String name) {
        JsonNode node = object.get(spelling(name));
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    /** The name as the caller spells it; for a missing field, in the spelling of the others. */
    private String spelling(String name) {
        if (object.has(name)) {
            return name;
        }
        return object.has(camelCase(name)) || speaksCamelCase() ? camelCase(name) : name;
    }

    private boolean speaksCamelCase() {
        return object.properties().stream()
                .map(Map.Entry::getKey)
                .anyMatch(field -> !field.equals(field.toLowerCase(Locale.ROOT)));
    }

    private static String camelCase(String snakeCase) {
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < snakeCase.length(); i++) {
            char letter = snakeCase.charAt(i);
            camel.append(
                    letter != '_'
                            ? letter
                            : i + 1 < snakeCase.length()
                                    ? java.lang.Character.toUpperCase(snakeCase.charAt(++i))
                                    : '_');
        }
        return camel.toString();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
