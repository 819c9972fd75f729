package dev.claquete.studio.media;

import dev.claquete.render.caption.CaptionStyle;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for caption settings; missing settings are always valid. */
final class CaptionRules {

    static final String HEX = "#[0-9a-fA-F]{6}";
    static final String COLOUR = "must be a colour such as #FFD60A";

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}");
    private static final int MOST_LETTERS = 100;

    /** In the order of their positions on a picture. */
    private static final List<String> NAMES = List.of(
            "top_left",
            "top_center",
            "top_right",
            "middle_left",
            "middle_center",
            "middle_right",
            "bottom_left",
            "bottom_center",
            "bottom_right");

    private static final Map<String, Integer> WEIGHTS = new TreeMap<>(Map.of(
            "Inter", 400,
            "Inter SemiBold", 600,
            "Inter Bold", 700,
            "Inter ExtraBold", 800,
            "Inter Black", 900));

    private CaptionRules() {}

    /** @param tag a BCP 47 tag; an underscore counts as a hyphen */
    static @Nullable String language(@Nullable String tag) {
        if (tag != null && !LANGUAGE.matcher(tag).matches()) {
            throw new InvalidInput("language", "must be a language such as pt-BR or zh-TW");
        }
        return tag;
    }

    static CaptionStyle.@Nullable Position position(String field, @Nullable String name) {
        if (name == null) {
            return null;
        }
        if (!NAMES.contains(name)) {
            throw new InvalidInput(field, Rules.oneOf(NAMES));
        }
        return CaptionStyle.Position.valueOf(name.replace("_center", "").toUpperCase(Locale.ROOT));
    }

    /** @param alignment a name, or a number as on a numeric pad: 1 is bottom left, 9 top right */
    static CaptionStyle.@Nullable Position alignment(String field, @Nullable Object alignment) {
        if (alignment instanceof Integer pad && pad >= 1 && pad <= 9) {
            int row = 2 - (pad - 1) / 3;
            return position(field, NAMES.get(3 * row + (pad - 1) % 3));
        }
        if (alignment == null || alignment instanceof String) {
            return position(field, (String) alignment);
        }
        throw new InvalidInput(field, "must be from 1 to 9 or one of " + String.join(", ", NAMES));
    }

    /** The weight of one of our typefaces. */
    static @Nullable Integer face(String field, @Nullable String name) {
        if (name != null && !WEIGHTS.containsKey(name)) {
            throw new InvalidInput(field, Rules.oneOf(WEIGHTS.keySet()));
        }
        return name == null ? null : WEIGHTS.get(name);
    }

    /**
     * The weight closest to a typeface that we need not have: programs name those of the machine they were made for.
     */
    static @Nullable Integer likeFace(String field, @Nullable String name, @Nullable Boolean bold) {
        if (name != null && name.length() > MOST_LETTERS) {
            throw new InvalidInput(field, Rules.mostCharacters(MOST_LETTERS, name.length()));
        }
        if (name != null && name.toLowerCase(Locale.ROOT).matches(".*(black|heavy|impact).*")) {
            return WEIGHTS.get("Inter Black");
        }
        return bold == null ? null : bold ? WEIGHTS.get("Inter Bold") : WEIGHTS.get("Inter");
    }
}
