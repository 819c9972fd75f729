package dev.claquete.studio.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.web.InvalidInput;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object of a request and checks each value.
 *
 * @param field its path in the request, {@code operations[2].params}
 */
record Parameters(JsonNode object, String field) {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    Parameters {
        if (!object.isMissingNode() && !object.isNull() && !object.isObject()) {
            throw new InvalidInput(field.isEmpty() ? "body" : field, "must be an object");
        }
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    String named(String name) {
        return field.isEmpty() ? name : field + "." + name;
    }

    JsonNode value(String name) {
        return object.path(name);
    }

    OptionalDouble number(String name, double least, double most) {
        if (!has(name)) {
            return OptionalDouble.empty();
        }
        double value = object.get(name).isNumber() ? object.get(name).doubleValue() : Double.NaN;
        if (!(value >= least && value <= most)) {
            throw new InvalidInput(named(name), "must be a number between " + plain(least) + " and " + plain(most));
        }
        return OptionalDouble.of(value);
    }

    double required(String name, double least, double most) {
        return number(name, least, most).orElseThrow(() -> new InvalidInput(named(name), "is required"));
    }

    /** A whole number; 0 if missing. */
    int whole(String name, int least, int most) {
        double value = number(name, least, most).orElse(0);
        if (value != Math.rint(value)) {
            throw new InvalidInput(named(name), "must be a whole number");
        }
        return (int) value;
    }

    @Nullable
    String text(String name) {
        if (!has(name)) {
            return null;
        }
        if (!object.get(name).isTextual()) {
            throw new InvalidInput(named(name), "must be a text");
        }
        return object.get(name).asText();
    }

    boolean flag(String name, boolean usual) {
        if (has(name) && !object.get(name).isBoolean()) {
            throw new InvalidInput(named(name), "must be true or false");
        }
        return object.path(name).asBoolean(usual);
    }

    /** {@code #RRGGBB}, from that or from {@code [r, g, b]}. */
    @Nullable
    String colour(String name) {
        JsonNode value = object.path(name);
        if (!has(name)) {
            return null;
        }
        if (value.isTextual() && HEX.matcher(value.asText().strip()).matches()) {
            return value.asText().strip();
        }
        if (value.isArray() && value.size() == 3) {
            StringBuilder hex = new StringBuilder("#");
            for (JsonNode channel : value) {
                if (!channel.isInt() || channel.intValue() < 0 || channel.intValue() > 255) {
                    throw notAColour(name);
                }
                hex.append(String.format(Locale.ROOT, "%02X", channel.intValue()));
            }
            return hex.toString();
        }
        throw notAColour(name);
    }

    private InvalidInput notAColour(String name) {
        return new InvalidInput(named(name), "must be a colour: [red, green, blue] of 0 to 255, or \"#RRGGBB\"");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
