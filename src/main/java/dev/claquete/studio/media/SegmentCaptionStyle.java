package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.caption.CaptionOptions;
import dev.claquete.studio.web.InvalidInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The style of subtitles, in the form of the GPU video API. Measures are in pixels of a video 1080 lines high. */
record SegmentCaptionStyle(
        @JsonProperty("font") @Valid @Nullable FontChoice font,
        @JsonProperty("colors") @Valid @Nullable Colors colors,
        @JsonProperty("border") @Valid @Nullable Border border,
        @JsonProperty("position") @Valid @Nullable Place position) {

    private static final double USUAL_SIZE = 36;
    private static final double USUAL_BORDER = 3;
    private static final double USUAL_MARGIN = 20;
    private static final double ALPHAS = 255;

    /** @param name of any typeface; ours replaces it */
    record FontChoice(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("size") @Min(8) @Max(200) @Nullable Double size,
            @JsonProperty("bold") @Nullable Boolean bold) {}

    /** @param backgroundAlpha 0 is opaque, 255 invisible */
    record Colors(
            @JsonProperty("primary") @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR) @Nullable
                    String primary,
            @JsonProperty("outline") @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR) @Nullable
                    String outline,
            @JsonProperty("background") @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR) @Nullable
                    String background,
            @JsonProperty("backgroundAlpha") @Min(0) @Max(255) @Nullable Double backgroundAlpha) {}

    /** @param style 0 none, 1 an outline, 3 a box in the outline's colour, 4 a round box in the background's */
    record Border(
            @JsonProperty("style") @Nullable Integer style,
            @JsonProperty("width") @Min(0) @Max(10) @Nullable Double width,
            @JsonProperty("shadow") @Min(0) @Max(4) @Nullable Double shadow) {}

    /** @param alignment a name or a number of the numeric pad */
    record Place(
            @JsonProperty("alignment") @Nullable Object alignment,
            @JsonProperty("marginVertical") @Min(0) @Max(500) @Nullable Double marginVertical,
            @JsonProperty("marginLeft") @Min(0) @Max(500) @Nullable Double marginLeft) {}

    private static final FontChoice NO_FONT = new FontChoice(null, null, null);
    private static final Colors NO_COLORS = new Colors(null, null, null, null);
    private static final Border NO_BORDER = new Border(null, null, null);
    private static final Place NO_PLACE = new Place(null, null, null);

    /** @throws InvalidInput if a field is invalid */
    CaptionOptions checked() {
        FontChoice face = font == null ? NO_FONT : font;
        Colors paint = colors == null ? NO_COLORS : colors;
        Border edge = border == null ? NO_BORDER : border;
        Place place = position == null ? NO_PLACE : position;
        int kind = kind(edge);
        String outline = paint.outline;
        String background = paint.background;
        Double alpha = paint.backgroundAlpha;
        Double width = edge.width;
        Double shadow = edge.shadow;
        return new CaptionOptions(
                CaptionRules.likeFace("style.font.name", face.name, !Boolean.FALSE.equals(face.bold)),
                or(face.size, USUAL_SIZE),
                false,
                paint.primary,
                or(outline, "#000000"),
                kind == 1 ? or(width, USUAL_BORDER) : 0.0,
                kind == 3 ? or(outline, "#000000") : kind == 4 ? or(background, "#000000") : null,
                kind == 3 ? 1 : 1 - or(alpha, ALPHAS / 2) / ALPHAS,
                kind == 4,
                null,
                null,
                null,
                shadow == null ? null : shadow == 0 ? 0.0 : 0.6,
                CaptionRules.alignment("style.position.alignment", place.alignment),
                or(place.marginVertical, USUAL_MARGIN),
                or(place.marginLeft, USUAL_MARGIN),
                null,
                null,
                null,
                null);
    }

    private static int kind(Border edge) {
        Integer kind = edge.style;
        if (kind != null && kind != 0 && kind != 1 && kind != 3 && kind != 4) {
            throw new InvalidInput("style.border.style", "must be one of 0, 1, 3, 4");
        }
        return kind == null ? 1 : kind;
    }

    private static <T> T or(@Nullable T said, T usual) {
        return said == null ? usual : said;
    }
}
