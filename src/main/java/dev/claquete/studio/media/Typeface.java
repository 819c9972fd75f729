package dev.claquete.studio.media;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shipped typeface closest to a requested one. There is one family, so a name only decides the weight.
 *
 * @param weight as in {@link dev.claquete.render.text.TextStyle}
 */
record Typeface(String name, int weight) {

    private static final Map<Integer, String> NAMES = Map.of(
            400, "Inter Regular",
            600, "Inter SemiBold",
            700, "Inter Bold",
            800, "Inter ExtraBold",
            900, "Inter Black");

    static Typeface of(@Nullable String name) {
        String plain = name == null ? "" : name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        int weight = 400;
        if (plain.matches(".*(black|heavy|impact|anton|bebas).*")) {
            weight = 900;
        } else if (plain.matches(".*(extra|ultra)bold.*")) {
            weight = 800;
        } else if (plain.matches(".*(semi|demi)bold.*|.*medium.*")) {
            weight = 600;
        } else if (plain.contains("bold")) {
            weight = 700;
        }
        return new Typeface(NAMES.getOrDefault(weight, "Inter"), weight);
    }
}
