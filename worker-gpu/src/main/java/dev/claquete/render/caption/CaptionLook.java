package dev.claquete.render.caption;

import dev.claquete.render.text.Rgb;
import dev.claquete.render.text.TextLanguage;
import dev.claquete.render.text.TextStyle;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The style of captions over somebody's video. All measures are in pixels of that video.
 *
 * @param weight 400 to 900
 * @param borderPx how far the border extends beyond the letters; 0 for none
 * @param box behind all of the text
 * @param highlight the colour of the word being spoken
 * @param highlightBox behind the word being spoken
 * @param shadowOpacity 0 to 1
 * @param area where captions may stand
 * @param maxLines longer text is set smaller
 * @param wordsPerLine 0: as many as look best
 * @param leastPx text is not set smaller than this as long as more lines or divided words help
 * @param language {@link Locale#ROOT} if unknown
 */
public record CaptionLook(
        CaptionStyle.Position position,
        int weight,
        double sizePx,
        boolean uppercase,
        Rgb colour,
        Rgb border,
        double borderPx,
        @Nullable Backing box,
        Rgb highlight,
        @Nullable Backing highlightBox,
        double shadowOpacity,
        Rectangle2D area,
        int maxLines,
        int wordsPerLine,
        double leastPx,
        Locale language) {

    /** Captions are never smaller than this share of the frame's height, whatever the style says. */
    public static final double LEAST_SIZE = 0.04;

    /**
     * A filled rectangle with round corners behind text.
     *
     * @param opacity 0 to 1
     * @param acrossPx how far it extends beyond the lines to the left and right
     * @param alongPx how far it extends above and below them
     */
    public record Backing(Rgb colour, double opacity, double acrossPx, double alongPx, double radiusPx) {}

    /** How far painting extends beyond the text, not counting the shadow. */
    double reachPx() {
        double boxed = box == null ? 0 : Math.max(box.acrossPx(), box.alongPx());
        double lit = highlightBox == null ? 0 : Math.max(highlightBox.acrossPx(), highlightBox.alongPx());
        return Math.max(borderPx, Math.max(boxed, lit));
    }

    CaptionType type() {
        return new CaptionType(textStyle(), reachPx(), gapPx(), area);
    }

    /** A box behind a word needs more room beside it than letters do. */
    private double gapPx() {
        double lit = highlightBox == null ? 0 : highlightBox.acrossPx();
        return Math.max(0.29 * sizePx + 0.25 * borderPx, 0.9 * lit);
    }

    TextStyle textStyle() {
        TextStyle.Align align =
                switch (position.side()) {
                    case LEFT -> TextStyle.Align.START;
                    case CENTRE -> TextStyle.Align.CENTRE;
                    case RIGHT -> TextStyle.Align.END;
                };
        return new TextStyle(weight, sizePx, 1.22, 0, align, leastPx, language);
    }

    CaptionLook at(CaptionStyle.Position other) {
        return with(other, language);
    }

    /**
     * Picks the language from the text if the style does not name one.
     *
     * @param text all the text to be shown
     */
    CaptionLook inLanguageOf(String text) {
        return with(position, TextLanguage.of(language, text));
    }

    private CaptionLook with(CaptionStyle.Position place, Locale known) {
        return new CaptionLook(
                place,
                weight,
                sizePx,
                uppercase,
                colour,
                border,
                borderPx,
                box,
                highlight,
                highlightBox,
                shadowOpacity,
                area,
                maxLines,
                wordsPerLine,
                leastPx,
                known);
    }
}
