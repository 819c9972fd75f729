package dev.claquete.render.text;

import java.util.ArrayList;
import java.util.List;

/**
 * An unbreakable part of a paragraph with its widths.
 *
 * @param text with the blanks after it
 * @param advancePx its width at the end of a line
 * @param blankPx its additional width within a line; negative if a hyphen shows only at the end
 */
record MeasuredText(String text, double advancePx, double blankPx) {

    private static final double ROUNDING_PX = 0.01;

    /**
     * Splits a paragraph by the rules of the text's language.
     *
     * @param maxWidthPx of a line; wider phrases of Japanese and Korean are split as far as the rules allow
     */
    static List<MeasuredText> of(String paragraph, TextStyle style, double maxWidthPx) {
        boolean rightToLeft = Shaper.readsRightToLeft(paragraph);
        List<MeasuredText> parts = new ArrayList<>();
        for (String text : LineBreaks.parts(paragraph, style.language())) {
            MeasuredText whole = of(text, style, rightToLeft);
            List<String> finer =
                    whole.advancePx > maxWidthPx ? LineBreaks.finestParts(text, style.language()) : List.of();
            if (finer.size() > 1) {
                finer.forEach(part -> parts.add(of(part, style, rightToLeft)));
            } else {
                parts.add(whole);
            }
        }
        return parts;
    }

    /**
     * Like {@link #of(String, TextStyle, double)}; also divides what is wider than a line, if the style divides words.
     */
    static List<MeasuredText> divided(String paragraph, TextStyle style, double maxWidthPx) {
        boolean rightToLeft = Shaper.readsRightToLeft(paragraph);
        List<MeasuredText> parts = new ArrayList<>();
        for (MeasuredText part : of(paragraph, style, maxWidthPx)) {
            if (style.leastPx() > 0 && part.advancePx > maxWidthPx + ROUNDING_PX) {
                WordDivision.parts(
                                part.text,
                                text -> Shaper.shape(text.stripTrailing(), style, rightToLeft)
                                        .advancePx(),
                                maxWidthPx)
                        .forEach(text -> parts.add(of(text, style, rightToLeft)));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private static MeasuredText of(String text, TextStyle style, boolean rightToLeft) {
        double solid =
                Shaper.shape(WordDivision.shown(text), style, rightToLeft).advancePx();
        double all = Shaper.shape(text.replace(String.valueOf(WordDivision.SOFT_HYPHEN), ""), style, rightToLeft)
                .advancePx();
        return new MeasuredText(text, solid, all - solid);
    }
}
