package dev.claquete.render.caption;

import dev.claquete.render.text.TextLanguage;
import dev.claquete.render.text.TextStyle;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/**
 * The measures of captions on frames of one size, all in pixels.
 *
 * @param style weight and size of the words
 * @param outlinePx how far the outline extends beyond the letters
 * @param safe where captions may stand
 */
public record CaptionType(TextStyle style, double outlinePx, double wordGapPx, Rectangle2D safe) {

    /** The word being spoken is enlarged by this factor about its own centre; the others do not move. */
    public static final double SPOKEN_SCALE = 1.06;

    /** On upright frames a line holds about 15 letters; on wide ones captions take about 7 % of the height. */
    public static CaptionType of(int widthPx, int heightPx) {
        double size = heightPx > widthPx ? 0.09 * widthPx : 0.07 * heightPx;
        TextStyle style = new TextStyle(900, size, 1.18, -0.012, TextStyle.Align.CENTRE)
                .atLeast(CaptionLook.LEAST_SIZE * heightPx);
        return new CaptionType(style, 0.085 * size, 0.31 * size, SafeArea.of(widthPx, heightPx));
    }

    /** @param text all of the words, from which the language is guessed if unknown */
    CaptionType in(Locale language, String text) {
        return new CaptionType(style.in(TextLanguage.of(language, text)), outlinePx, wordGapPx, safe);
    }

    /** How much smaller than its full size a phrase may be set before words are divided. */
    double leastScale() {
        return style.leastSizePx() / style.sizePx();
    }

    /** The width available to the words of a line, so that the outline of the largest still lies in the safe area. */
    public double lineWidthPx() {
        return safe.getWidth() - 2 * outlinePx - growthPx();
    }

    /** The height available to all lines together. */
    public double lineHeightPx() {
        return safe.getHeight() - 2 * outlinePx - growthPx();
    }

    /** The most that a spoken word grows in width. Wide words grow by less than the scale. */
    public double growthPx() {
        return 0.2 * style.sizePx();
    }

    public double spokenScale(double wordWidthPx) {
        return Math.min(SPOKEN_SCALE, 1 + growthPx() / Math.max(wordWidthPx, 1));
    }
}
