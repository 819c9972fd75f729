package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.CaptionOptions;
import dev.claquete.studio.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The style of captions; missing fields get defaults. Measures are in pixels of a video 1080 lines high and grow with
 * the video's height; opacities and {@code max_width} are from 0 to 1.
 *
 * @param background the colour of a box behind the text
 * @param highlightBackground the colour of a box behind the word being spoken
 * @param maxWidth a share of the room between the margins
 */
record CaptionStyleRequest(
        @JsonProperty("font") @Nullable String font,
        @JsonProperty("size") @Nullable Double size,
        @JsonProperty("bold") @Nullable Boolean bold,
        @JsonProperty("uppercase") @Nullable Boolean uppercase,
        @JsonProperty("color") @Nullable String color,
        @JsonProperty("border_color") @Nullable String borderColor,
        @JsonProperty("border_width") @Nullable Double borderWidth,
        @JsonProperty("background") @Nullable String background,
        @JsonProperty("background_opacity") @Nullable Double backgroundOpacity,
        @JsonProperty("background_rounded") @Nullable Boolean backgroundRounded,
        @JsonProperty("highlight_color") @Nullable String highlightColor,
        @JsonProperty("highlight_background") @Nullable String highlightBackground,
        @JsonProperty("highlight_padding") @Nullable Double highlightPadding,
        @JsonProperty("shadow") @Nullable Double shadow,
        @JsonProperty("position") @Nullable String position,
        @JsonProperty("margin_vertical") @Nullable Double marginVertical,
        @JsonProperty("margin_horizontal") @Nullable Double marginHorizontal,
        @JsonProperty("max_width") @Nullable Double maxWidth,
        @JsonProperty("max_lines") @Nullable Integer maxLines,
        @JsonProperty("words_per_line") @Nullable Integer wordsPerLine) {

    private static final int BOLD = 700;
    private static final int REGULAR = 400;

    /** @throws InvalidInput if a field is invalid */
    static CaptionOptions checked(@Nullable CaptionStyleRequest style) {
        return style == null ? CaptionOptions.NONE : style.checked();
    }

    private CaptionOptions checked() {
        return new CaptionOptions(
                weight(),
                CaptionRules.within("style.size", size, 8, 300),
                uppercase,
                CaptionRules.colour("style.color", color),
                CaptionRules.colour("style.border_color", borderColor),
                CaptionRules.within("style.border_width", borderWidth, 0, 40),
                CaptionRules.colour("style.background", background),
                CaptionRules.within("style.background_opacity", backgroundOpacity, 0, 1),
                backgroundRounded,
                CaptionRules.colour("style.highlight_color", highlightColor),
                CaptionRules.colour("style.highlight_background", highlightBackground),
                CaptionRules.within("style.highlight_padding", highlightPadding, 0, 50),
                CaptionRules.within("style.shadow", shadow, 0, 1),
                CaptionRules.position("style.position", position),
                CaptionRules.within("style.margin_vertical", marginVertical, 0, 500),
                CaptionRules.within("style.margin_horizontal", marginHorizontal, 0, 500),
                CaptionRules.within("style.max_width", maxWidth, 0.2, 1),
                CaptionRules.within("style.max_lines", maxLines, 1, 6),
                CaptionRules.within("style.words_per_line", wordsPerLine, 1, 10),
                null);
    }

    private @Nullable Integer weight() {
        Integer face = CaptionRules.face("style.font", font);
        if (bold == null) {
            return face;
        }
        int weight = face == null ? (bold ? BOLD : REGULAR) : face;
        return bold ? Math.max(weight, BOLD) : weight;
    }
}
