package dev.claquete.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a paragraph that is not broken.
 *
 * @param text with the blanks after it
 * @param advancePx as it is at the end of a line
 * @param blankPx what it takes besides within a line; less than 0 where a hyphen is seen only at the end
 */
record MeasuredText(String text, double advancePx, double blankPx) {

    private static final double ROUNDING_PX = 0.01;

    /**
     * The parts by the rules of the text's language.
     *
     * @param maxWidthPx of a line; phrases of Japanese and Korean that are wider are parted as far as the rules allow
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

    /** Like {@link #of(String, TextStyle, double)}, and what is wider than a line divided, if the style has words divided. */
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
