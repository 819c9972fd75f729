package dev.claquete.operation.caption;

import dev.claquete.render.text.Rgb;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a colour as subtitles write it: {@code #ff0000}, {@code ff0000}, {@code #f00}, {@code rgb(255, 0, 0)},
 * {@code red}.
 */
final class WrittenColour {

    private static final Pattern HEX = Pattern.compile("#?([0-9a-f]{6})(?:[0-9a-f]{2})?");
    private static final Pattern SHORT_HEX = Pattern.compile("#([0-9a-f])([0-9a-f])([0-9a-f])[0-9a-f]?");
    private static final Pattern FUNCTION =
            Pattern.compile("rgba?\\(\\s*(\\d{1,3})[\\s,]+(\\d{1,3})[\\s,]+(\\d{1,3})\\b.*\\)?");

    /** CSS's sixteen, including WebVTT's eight, and others that subtitles use. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("black", "#000000"),
            Map.entry("silver", "#C0C0C0"),
            Map.entry("gray", "#808080"),
            Map.entry("grey", "#808080"),
            Map.entry("white", "#FFFFFF"),
            Map.entry("maroon", "#800000"),
            Map.entry("red", "#FF0000"),
            Map.entry("purple", "#800080"),
            Map.entry("fuchsia", "#FF00FF"),
            Map.entry("magenta", "#FF00FF"),
            Map.entry("green", "#008000"),
            Map.entry("lime", "#00FF00"),
            Map.entry("olive", "#808000"),
            Map.entry("yellow", "#FFFF00"),
            Map.entry("navy", "#000080"),
            Map.entry("blue", "#0000FF"),
            Map.entry("teal", "#008080"),
            Map.entry("aqua", "#00FFFF"),
            Map.entry("cyan", "#00FFFF"),
            Map.entry("orange", "#FFA500"),
            Map.entry("pink", "#FFC0CB"),
            Map.entry("gold", "#FFD700"),
            Map.entry("brown", "#A52A2A"),
            Map.entry("violet", "#EE82EE"),
            Map.entry("indigo", "#4B0082"),
            Map.entry("lightblue", "#ADD8E6"),
            Map.entry("lightgreen", "#90EE90"),
            Map.entry("lightgray", "#D3D3D3"),
            Map.entry("lightgrey", "#D3D3D3"),
            Map.entry("lightyellow", "#FFFFE0"),
            Map.entry("darkblue", "#00008B"),
            Map.entry("darkgreen", "#006400"),
            Map.entry("darkred", "#8B0000"),
            Map.entry("darkorange", "#FF8C00"),
            Map.entry("skyblue", "#87CEEB"),
            Map.entry("turquoise", "#40E0D0"),
            Map.entry("salmon", "#FA8072"),
            Map.entry("tomato", "#FF6347"),
            Map.entry("coral", "#FF7F50"),
            Map.entry("crimson", "#DC143C"),
            Map.entry("khaki", "#F0E68C"),
            Map.entry("beige", "#F5F5DC"),
            Map.entry("ivory", "#FFFFF0"),
            Map.entry("lavender", "#E6E6FA"),
            Map.entry("tan", "#D2B48C"));

    private WrittenColour() {}

    /** Empty for an unknown colour. */
    static Optional<Rgb> parse(String written) {
        String colour = written.strip().toLowerCase(Locale.ROOT);
        Matcher hex = HEX.matcher(colour);
        if (hex.matches()) {
            return Optional.of(Rgb.parse("#" + hex.group(1)));
        }
        Matcher shortHex = SHORT_HEX.matcher(colour);
        if (shortHex.matches()) {
            return Optional.of(Rgb.parse("#" + shortHex.group(1).repeat(2)
                    + shortHex.group(2).repeat(2) + shortHex.group(3).repeat(2)));
        }
        Matcher function = FUNCTION.matcher(colour);
        if (function.matches()) {
            return Optional.of(new Rgb(part(function.group(1)), part(function.group(2)), part(function.group(3))));
        }
        return Optional.ofNullable(NAMES.get(colour)).map(Rgb::parse);
    }

    private static int part(String number) {
        return Math.min(255, Integer.parseInt(number));
    }
}
