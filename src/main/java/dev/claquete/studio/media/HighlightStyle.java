package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.CaptionOptions;
import org.jspecify.annotations.Nullable;

/**
 * The style of spoken words, in the form of the GPU video API: capitals on a translucent box, the word being spoken on
 * a box of its own. Measures are in pixels of a video 1080 lines high.
 */
record HighlightStyle(
        @JsonProperty("fonte") @Nullable String font,
        @JsonProperty("tamanho_fonte") @Nullable Double size,
        @JsonProperty("fundo_cor") @Nullable String background,
        @JsonProperty("fundo_opacidade") @Nullable Double percent,
        @JsonProperty("fundo_arredondado") @Nullable Boolean rounded,
        @JsonProperty("texto_cor") @Nullable String color,
        @JsonProperty("highlight_texto_cor") @Nullable String highlightColor,
        @JsonProperty("highlight_cor") @Nullable String highlight,
        @JsonProperty("highlight_borda") @Nullable Double highlightBorder,
        @JsonProperty("padding_horizontal") @Nullable Double paddingHorizontal,
        @JsonProperty("padding_vertical") @Nullable Double paddingVertical,
        @JsonProperty("position") @Nullable String position,
        @JsonProperty("words_per_line") @Nullable Integer wordsPerLine,
        @JsonProperty("max_lines") @Nullable Integer maxLines) {

    /** @throws dev.claquete.studio.web.InvalidInput if a field is invalid */
    CaptionOptions checked() {
        Double opacity = CaptionRules.within("style.fundo_opacidade", percent, 0, 100);
        return new CaptionOptions(
                CaptionRules.likeFace("style.fonte", or(font, "Arial Black"), true),
                or(CaptionRules.within("style.tamanho_fonte", size, 20, 200), 72.0),
                true,
                or(CaptionRules.colour("style.texto_cor", color), "#FFFFFF"),
                null,
                null,
                or(CaptionRules.colour("style.fundo_cor", background), "#000000"),
                opacity == null ? 0.5 : opacity / 100,
                rounded,
                or(CaptionRules.colour("style.highlight_texto_cor", highlightColor), "#FFFF00"),
                or(CaptionRules.colour("style.highlight_cor", highlight), "#D60000"),
                or(CaptionRules.within("style.highlight_borda", highlightBorder, 1, 50), 12.0),
                null,
                CaptionRules.position("style.position", position),
                or(CaptionRules.within("style.padding_vertical", paddingVertical, 0, 500), 80.0),
                or(CaptionRules.within("style.padding_horizontal", paddingHorizontal, 0, 500), 40.0),
                null,
                or(CaptionRules.within("style.max_lines", maxLines, 1, 5), 2),
                or(CaptionRules.within("style.words_per_line", wordsPerLine, 1, 10), 4),
                null);
    }

    private static <T> T or(@Nullable T said, T usual) {
        return said == null ? usual : said;
    }
}
