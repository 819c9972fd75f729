package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.caption.CaptionOptions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The style of spoken words, in the form of the GPU video API: capitals on a translucent box, the word being spoken on
 * a box of its own. Measures are in pixels of a video 1080 lines high.
 */
record HighlightCaptionStyle(
        @JsonProperty("fonte") @Nullable String font,
        @JsonProperty("tamanho_fonte") @Min(20) @Max(200) @Nullable Double size,
        @JsonProperty("fundo_cor") @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR) @Nullable
                String background,
        @JsonProperty("fundo_opacidade") @Min(0) @Max(100) @Nullable Double percent,
        @JsonProperty("fundo_arredondado") @Nullable Boolean rounded,
        @JsonProperty("texto_cor") @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR) @Nullable
                String color,
        @JsonProperty("highlight_texto_cor")
                @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR)
                @Nullable
                String highlightColor,
        @JsonProperty("highlight_cor") @Pattern(regexp = CaptionRules.HEX, message = CaptionRules.COLOUR) @Nullable
                String highlight,
        @JsonProperty("highlight_borda") @Min(1) @Max(50) @Nullable Double highlightBorder,
        @JsonProperty("padding_horizontal") @Min(0) @Max(500) @Nullable Double paddingHorizontal,
        @JsonProperty("padding_vertical") @Min(0) @Max(500) @Nullable Double paddingVertical,
        @JsonProperty("position") @Nullable String position,
        @JsonProperty("words_per_line") @Min(1) @Max(10) @Nullable Integer wordsPerLine,
        @JsonProperty("max_lines") @Min(1) @Max(5) @Nullable Integer maxLines) {

    /** @throws dev.claquete.studio.web.InvalidInput if a field is invalid */
    CaptionOptions checked() {
        Double opacity = percent;
        return new CaptionOptions(
                CaptionRules.likeFace("style.fonte", or(font, "Arial Black"), true),
                or(size, 72.0),
                true,
                or(color, "#FFFFFF"),
                null,
                null,
                or(background, "#000000"),
                opacity == null ? 0.5 : opacity / 100,
                rounded,
                or(highlightColor, "#FFFF00"),
                or(highlight, "#D60000"),
                or(highlightBorder, 12.0),
                null,
                CaptionRules.position("style.position", position),
                or(paddingVertical, 80.0),
                or(paddingHorizontal, 40.0),
                null,
                or(maxLines, 2),
                or(wordsPerLine, 4),
                null);
    }

    private static <T> T or(@Nullable T said, T usual) {
        return said == null ? usual : said;
    }
}
