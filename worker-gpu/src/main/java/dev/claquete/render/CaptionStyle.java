package dev.claquete.render;

import java.util.Locale;

/**
 * What a person chooses about captions.
 *
 * @param colour of the words, {@code #RRGGBB}
 * @param highlightColour of the word being spoken, {@code #RRGGBB}
 */
public record CaptionStyle(Position position, String colour, String highlightColour) {

    /** Where on the picture captions stand; each keeps clear of what players and phone apps lay over videos. */
    public enum Position {
        TOP,
        MIDDLE,
        BOTTOM
    }

    public CaptionStyle {
        Rgb.parse(colour);
        Rgb.parse(highlightColour);
    }

    /** @param position {@code top}, {@code middle} or {@code bottom} */
    public static CaptionStyle of(String position, String colour, String highlightColour) {
        return new CaptionStyle(Position.valueOf(position.toUpperCase(Locale.ROOT)), colour, highlightColour);
    }
}
