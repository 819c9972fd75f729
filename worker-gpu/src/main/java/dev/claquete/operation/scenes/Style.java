package dev.claquete.operation.scenes;

import dev.claquete.render.text.TextStyle;

/**
 * The style of an element. Colours are written {@code #RRGGBBAA}, lengths are in {@link ScenePlan#UNITS}.
 *
 * @param fontSize the em; smaller if the text does not fit its box
 * @param fontWeight 400 to 900
 * @param letterSpacing in ems
 * @param lineHeight in ems
 * @param colour of letters
 * @param fill of a shape, and of the background of a text or a picture
 * @param padding between a text and the edge of its background
 * @param strokeWidth of the line around letters, shapes and pictures; 0 for none
 * @param shadow 0 for none to 1 for the darkest
 * @param opacity 0 to 1
 */
public record Style(
        double fontSize,
        int fontWeight,
        TextStyle.Align align,
        double letterSpacing,
        double lineHeight,
        String colour,
        Fill fill,
        double padding,
        double radius,
        String strokeColour,
        double strokeWidth,
        double shadow,
        double opacity) {

    /** White, bold and centred. */
    public static final Style PLAIN =
            new Style(64, 700, TextStyle.Align.CENTRE, 0, 1.2, "#FFFFFFFF", Fill.NONE, 0, 0, "#000000FF", 0, 0, 1);

    TextStyle text(double pxPerUnit) {
        return new TextStyle(fontWeight, Math.max(1, fontSize * pxPerUnit), lineHeight, letterSpacing, align);
    }
}
