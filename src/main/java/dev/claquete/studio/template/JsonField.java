package dev.claquete.studio.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.web.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value in a request with its path, so that errors can name it. Names are also accepted in snake case.
 *
 * @param path as callers spell it: {@code scenes[0].elements[2].style.color}; empty for the whole
 * @param value null if missing
 */
record JsonField(String path, @Nullable JsonNode value) {

    private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");

    static JsonField root(JsonNode tree) {
        return new JsonField("", tree).object();
    }

    boolean present() {
        return value != null && !value.isNull();
    }

    JsonField get(String name) {
        String place = path.isEmpty() ? name : path + "." + name;
        if (value == null) {
            return new JsonField(place, null);
        }
        JsonNode found = value.get(name);
        String snake = HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
        return found != null || !value.has(snake)
                ? new JsonField(place, found)
                : new JsonField(place.substring(0, place.length() - name.length()) + snake, value.get(snake));
    }

    /** The first of these names that is present, otherwise the first. */
    JsonField either(String... names) {
        return Arrays.stream(names)
                .map(this::get)
                .filter(JsonField::present)
                .findFirst()
                .orElseGet(() -> get(names[0]));
    }

    /** This field, if it is an object or missing. */
    JsonField object() {
        if (present() && !node().isObject()) {
            throw invalid("must be an object");
        }
        return this;
    }

    List<JsonField> items(int most) {
        if (!present()) {
            return List.of();
        }
        if (!node().isArray()) {
            throw invalid("must be a list");
        }
        if (node().size() > most) {
            throw invalid("must have at most " + most + " entries");
        }
        List<JsonField> items = new ArrayList<>();
        for (int i = 0; i < node().size(); i++) {
            items.add(new JsonField(path + "[" + i + "]", node().get(i)));
        }
        return items;
    }

    @Nullable
    Double number(double least, double most) {
        if (!present()) {
            return null;
        }
        double number = node().isNumber() ? node().doubleValue() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw invalid("must be a number from " + plain(least) + " to " + plain(most));
        }
        return number;
    }

    double number(double least, double most, double usual) {
        Double number = number(least, most);
        return number == null ? usual : number;
    }

    int whole(int least, int most, int usual) {
        double number = number(least, most, usual);
        if (number != Math.rint(number)) {
            throw invalid("must be a whole number");
        }
        return (int) number;
    }

    boolean flag(boolean usual) {
        if (!present()) {
            return usual;
        }
        if (!node().isBoolean()) {
            throw invalid("must be true or false");
        }
        return node().booleanValue();
    }

    /** Stripped; empty if blank. A number is accepted too. */
    Optional<String> text(int most) {
        if (!present()) {
            return Optional.empty();
        }
        if (!node().isTextual() && !node().isNumber()) {
            throw invalid("must be a text");
        }
        String text = node().asText().strip();
        if (text.length() > most) {
            throw invalid("must have at most " + most + " characters");
        }
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    String words(int most) {
        return text(most).orElseThrow(() -> invalid("is required"));
    }

    /** Ignores case, and treats hyphens and blanks as underscores. */
    <E extends Enum<E>> @Nullable E choice(Class<E> type) {
        Optional<String> text = text(40);
        if (text.isEmpty()) {
            return null;
        }
        String name = text.get().toUpperCase(Locale.ROOT).replaceAll("[- ]", "_");
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid("must be one of " + names(type)));
    }

    <E extends Enum<E>> E choice(Class<E> type, E usual) {
        E chosen = choice(type);
        return chosen == null ? usual : chosen;
    }

    InvalidInput invalid(String rule) {
        return new InvalidInput(path.isEmpty() ? "body" : path, rule);
    }

    JsonNode node() {
        if (value == null) {
            throw invalid("is required");
        }
        return value;
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
