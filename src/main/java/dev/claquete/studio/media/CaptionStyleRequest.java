package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.caption.CaptionOptions;
import dev.claquete.studio.web.InvalidInput;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
        @JsonProperty("size") @Min(8) @Max(300) @Nullable Double size,
        @JsonProperty("bold") @Nullable Boolean bold,
        @JsonProperty("uppercase") @Nullable Boolean uppercase,
        @JsonProperty("color") @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR) @Nullable
                String color,
        @JsonProperty("border_color") @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR) @Nullable
                String borderColor,
        @JsonProperty("border_width") @Min(0) @Max(40) @Nullable Double borderWidth,
        @JsonProperty("background") @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR) @Nullable
                String background,
        @JsonProperty("background_opacity") @Min(0) @Max(1) @Nullable Double backgroundOpacity,
        @JsonProperty("background_rounded") @Nullable Boolean backgroundRounded,
        @JsonProperty("highlight_color") @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR) @Nullable
                String highlightColor,
        @JsonProperty("highlight_background")
                @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR)
                @Nullable
                String highlightBackground,
        @JsonProperty("highlight_padding") @Min(0) @Max(50) @Nullable Double highlightPadding,
        @JsonProperty("shadow") @Min(0) @Max(1) @Nullable Double shadow,
        @JsonProperty("position") @Nullable String position,
        @JsonProperty("margin_vertical") @Min(0) @Max(500) @Nullable Double marginVertical,
        @JsonProperty("margin_horizontal") @Min(0) @Max(500) @Nullable Double marginHorizontal,
        @JsonProperty("max_width") @DecimalMin("0.2") @Max(1) @Nullable Double maxWidth,
        @JsonProperty("max_lines") @Min(1) @Max(6) @Nullable Integer maxLines,
        @JsonProperty("words_per_line") @Min(1) @Max(10) @Nullable Integer wordsPerLine) {

    private static final int BOLD = 700;
    private static final int REGULAR = 400;

    /** @throws InvalidInput if a field is invalid */
    static CaptionOptions checked(@Nullable CaptionStyleRequest style) {
        return style == null ? CaptionOptions.NONE : style.checked();
    }

    private CaptionOptions checked() {
        return new CaptionOptions(
                weight(),
                size,
                uppercase,
                color,
                borderColor,
                borderWidth,
                background,
                backgroundOpacity,
                backgroundRounded,
                highlightColor,
                highlightBackground,
                highlightPadding,
                shadow,
                CaptionRules.position("style.position", position),
                marginVertical,
                marginHorizontal,
                maxWidth,
                maxLines,
                wordsPerLine,
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
