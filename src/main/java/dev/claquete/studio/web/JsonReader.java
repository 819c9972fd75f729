package dev.claquete.studio.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON body that is a tree or a set of changes, with its place in the body. Reading it checks it; {@link InvalidInput}
 * names the place and the rule. Fields are found in snake_case and camelCase; fields that are not read are ignored, because
 * clients send whole objects back.
 *
 * @param path as the caller spells it: {@code scenes[0].elements[2].style.color}; empty for the body
 * @param value null where the field is absent; JSON's null is a node
 */
public record JsonReader(String path, @Nullable JsonNode value) {

    private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    /** A body, which must be an object. */
    public static JsonReader of(JsonNode body) {
        return new JsonReader("", body).requireObject();
    }

    public JsonReader get(String name) {
        String spelled = spelling(name);
        return new JsonReader(
                path.isEmpty() ? spelled : path + "." + spelled, value == null ? null : value.get(spelled));
    }

    /** The first of these fields that has a value, otherwise the first. */
    public JsonReader either(String... names) {
        return Arrays.stream(names)
                .map(this::get)
                .filter(JsonReader::present)
                .findFirst()
                .orElseGet(() -> get(names[0]));
    }

    /** Whether there is a value other than null. */
    public boolean present() {
        return value != null && !value.isNull();
    }

    /** Whether the field is there, even as null. */
    public boolean has(String name) {
        return get(name).value != null;
    }

    /** Whether the field is there as null. */
    public boolean clears(String name) {
        return has(name) && !get(name).present();
    }

    public InvalidInput invalid(String rule) {
        return new InvalidInput(path.isEmpty() ? "body" : path, rule);
    }

    public InvalidInput invalid(String name, String rule) {
        return get(name).invalid(rule);
    }

    public JsonNode node() {
        if (value == null) {
            throw invalid(Rules.REQUIRED);
        }
        return value;
    }

    /** Itself: an object, or nothing. */
    public JsonReader object() {
        return present() ? requireObject() : this;
    }

    public Optional<JsonReader> objectIfPresent() {
        return present() ? Optional.of(requireObject()) : Optional.empty();
    }

    private JsonReader requireObject() {
        check(value != null && value.isObject(), "must be an object");
        return this;
    }

    /** The entries of a list; none where there is nothing. */
    public List<JsonReader> items(int most) {
        return itemsIfPresent(most).orElse(List.of());
    }

    private Optional<List<JsonReader>> itemsIfPresent(int most) {
        if (!present()) {
            return Optional.empty();
        }
        check(node().isArray(), Rules.LIST);
        check(node().size() <= most, Rules.mostItems(most, node().size()));
        List<JsonReader> items = new ArrayList<>();
        for (int i = 0; i < node().size(); i++) {
            items.add(new JsonReader(path + "[" + i + "]", node().get(i)));
        }
        return Optional.of(items);
    }

    public Optional<List<JsonReader>> objects(int most) {
        return itemsIfPresent(most)
                .map(items -> items.stream().map(JsonReader::requireObject).toList());
    }

    public Optional<List<String>> texts(int most, int characters) {
        return itemsIfPresent(most).map(items -> items.stream()
                .map(item -> item.checkedText(item.node().isTextual(), characters))
                .toList());
    }

    public Optional<Double> number(double least, double most) {
        if (!present()) {
            return Optional.empty();
        }
        double number = node().isNumber() ? node().doubleValue() : Double.NaN;
        check(number >= least && number <= most, Rules.number(least, most));
        return Optional.of(number);
    }

    public double number(double least, double most, double otherwise) {
        return number(least, most).orElse(otherwise);
    }

    public Optional<Integer> whole(int least, int most) {
        if (!present()) {
            return Optional.empty();
        }
        double number = node().isNumber() ? node().doubleValue() : Double.NaN;
        check(number >= least && number <= most && number == Math.rint(number), Rules.whole(least, most));
        return Optional.of((int) number);
    }

    public int whole(int least, int most, int otherwise) {
        return whole(least, most).orElse(otherwise);
    }

    public boolean flag(boolean otherwise) {
        check(!present() || node().isBoolean(), Rules.FLAG);
        return present() ? node().booleanValue() : otherwise;
    }

    /** As it was sent, blanks included. */
    public Optional<String> text(int characters) {
        return present() ? Optional.of(checkedText(node().isTextual(), characters)) : Optional.empty();
    }

    /** A change: null clears the text, an absent field leaves it as it was. */
    public @Nullable String textOr(int characters, @Nullable String before) {
        return value == null ? before : text(characters).orElse(null);
    }

    /** A text that says something, as it was sent. */
    public String words(int characters) {
        String text = text(characters).orElseThrow(() -> invalid(Rules.REQUIRED));
        check(!text.isBlank(), "must not be empty");
        return text;
    }

    public String wordsOr(int characters, String before) {
        return value == null ? before : words(characters);
    }

    /** A text or a number, without blanks around it; nothing where there are only blanks. */
    public Optional<String> line(int characters) {
        return present()
                ? Optional.of(checkedText(node().isTextual() || node().isNumber(), characters))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                : Optional.empty();
    }

    public String requiredLine(int characters) {
        return line(characters).orElseThrow(() -> invalid(Rules.REQUIRED));
    }

    /** One of these words, exactly. */
    public String oneOf(Collection<String> words, String otherwise) {
        check(!present() || node().isTextual() && words.contains(node().textValue()), Rules.oneOf(words));
        return present() ? node().textValue() : otherwise;
    }

    /** A constant by its name, in any spelling that {@link Rules#constant} takes. */
    public <E extends Enum<E>> Optional<E> choice(Class<E> type) {
        return line(40).map(name -> Rules.constant(type, name).orElseThrow(() -> invalid(Rules.oneOf(type))));
    }

    public <E extends Enum<E>> E choice(Class<E> type, E otherwise) {
        return choice(type).orElse(otherwise);
    }

    /** An id that is no UUID is {@linkplain Uuids#parseOrNil that of nothing}. */
    public Optional<UUID> id() {
        check(!present() || node().isTextual(), Rules.UUID);
        return present() ? Optional.of(Uuids.parseOrNil(node().textValue())) : Optional.empty();
    }

    public UUID requiredId() {
        return id().orElseThrow(() -> invalid(Rules.REQUIRED));
    }

    /** The ids of a list, each once. */
    public List<UUID> ids(int most) {
        return items(most).stream().map(JsonReader::uuid).distinct().toList();
    }

    private UUID uuid() {
        check(node().isTextual() && Uuids.matches(node().textValue()), Rules.UUID);
        return UUID.fromString(node().textValue());
    }

    private String checkedText(boolean rightType, int most) {
        check(rightType, Rules.TEXT);
        String text = node().asText();
        int characters = text.codePointCount(0, text.length());
        check(characters <= most, Rules.mostCharacters(most, characters));
        check(
                text.codePoints().noneMatch(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF),
                "must not hold U+0000 or half of a surrogate pair");
        return text;
    }

    private void check(boolean kept, String rule) {
        if (!kept) {
            throw invalid(rule);
        }
    }

    /** The name as this caller spells it; one that is missing, as the caller spells the others. */
    private String spelling(String name) {
        String camel = UNDERSCORE.matcher(name).replaceAll(hump -> hump.group(1).toUpperCase(Locale.ROOT));
        String snake = HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
        if (value == null || value.has(name)) {
            return name;
        }
        if (value.has(camel)) {
            return camel;
        }
        return value.has(snake) ? snake : speaksCamelCase(value) ? camel : name;
    }

    private static boolean speaksCamelCase(JsonNode object) {
        return object.properties().stream()
                .map(Map.Entry::getKey)
                .anyMatch(field -> !field.equals(field.toLowerCase(Locale.ROOT)));
    }
}
