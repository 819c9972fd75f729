package dev.claquete.studio.template;

import dev.claquete.operation.scenes.Fill;
import dev.claquete.studio.web.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts colours as people write them to {@code #RRGGBBAA}. */
final class ColourReader {

    private static final Pattern SHORT = Pattern.compile("#([0-9A-F])([0-9A-F])([0-9A-F])([0-9A-F])?");
    private static final Pattern LONG = Pattern.compile("#[0-9A-F]{6}([0-9A-F]{2})?");
    private static final int MOST_STOPS = 8;

    private static final Map<String, String> NAMES = Map.of(
            "TRANSPARENT", "#00000000",
            "WHITE", "#FFFFFF",
            "BLACK", "#000000",
            "RED", "#FF0000",
            "GREEN", "#008000",
            "BLUE", "#0000FF",
            "YELLOW", "#FFFF00",
            "ORANGE", "#FFA500",
            "GRAY", "#808080",
            "GREY", "#808080");

    private ColourReader() {}

    static String colour(JsonReader field, String usual) {
        return field.line(40).map(text -> canonical(field, text)).orElse(usual);
    }

    private static String canonical(JsonReader field, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        String hex = NAMES.getOrDefault(upper, upper);
        Matcher few = SHORT.matcher(hex);
        if (few.matches()) {
            String alpha = few.group(4) == null ? "F" : few.group(4);
            return "#" + few.group(1).repeat(2) + few.group(2).repeat(2)
                    + few.group(3).repeat(2) + alpha.repeat(2);
        }
        if (!LONG.matcher(hex).matches()) {
            throw field.invalid("must be a colour, written #RRGGBB or #RRGGBBAA");
        }
        return hex.length() == 7 ? hex + "FF" : hex;
    }

    /** One colour, or an object {@code {"colors": [...], "angle": 135}}, or one with {@code "type": "radial"}. */
    static Fill fill(JsonReader field, Fill usual) {
        if (!field.present()) {
            return usual;
        }
        if (field.node().isTextual()) {
            return new Fill(List.of(colour(field, "")), 0, false);
        }
        JsonReader stops = field.object().either("colors", "colours");
        List<String> colours = new ArrayList<>();
        for (JsonReader stop : stops.items(MOST_STOPS)) {
            colours.add(colour(stop, "#00000000"));
        }
        if (colours.isEmpty()) {
            throw stops.invalid("must have at least one colour");
        }
        boolean radial =
                field.get("type").line(20).filter(type -> type.equals("radial")).isPresent();
        return new Fill(List.copyOf(colours), field.get("angle").number(-360, 360, 180), radial);
    }
}
