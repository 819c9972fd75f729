package dev.claquete.render.caption;

import dev.claquete.render.text.Rgb;
import dev.claquete.render.text.TextLanguage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The caption settings that a person chooses.
 *
 * @param colour of the words, {@code #RRGGBB}
 * @param highlightColour of the word being spoken, {@code #RRGGBB}
 * @param language of the words; {@link Locale#ROOT} if unknown
 */
public record CaptionStyle(Position position, String colour, String highlightColour, Locale language) {

    /** Where captions stand. Each position keeps clear of the controls that players and phone apps lay over videos. */
    public enum Position {
        TOP(Row.TOP, Side.CENTRE),
        MIDDLE(Row.MIDDLE, Side.CENTRE),
        BOTTOM(Row.BOTTOM, Side.CENTRE),
        TOP_LEFT(Row.TOP, Side.LEFT),
        TOP_RIGHT(Row.TOP, Side.RIGHT),
        MIDDLE_LEFT(Row.MIDDLE, Side.LEFT),
        MIDDLE_RIGHT(Row.MIDDLE, Side.RIGHT),
        BOTTOM_LEFT(Row.BOTTOM, Side.LEFT),
        BOTTOM_RIGHT(Row.BOTTOM, Side.RIGHT);

        private final Row row;
        private final Side side;

        Position(Row row, Side side) {
            this.row = row;
            this.side = side;
        }

        public Row row() {
            return row;
        }

        public Side side() {
            return side;
        }
    }

    /** A position's height on the picture. */
    public enum Row {
        TOP,
        MIDDLE,
        BOTTOM
    }

    /** The edge that a position's lines share. */
    public enum Side {
        LEFT,
        CENTRE,
        RIGHT
    }

    public CaptionStyle {
        Rgb.parse(colour);
        Rgb.parse(highlightColour);
    }

    public CaptionStyle(Position position, String colour, String highlightColour) {
        this(position, colour, highlightColour, Locale.ROOT);
    }

    /** @param tag a BCP 47 tag; null if unknown */
    public CaptionStyle in(@Nullable String tag) {
        return new CaptionStyle(position, colour, highlightColour, TextLanguage.parse(tag));
    }

    /** @param position {@code top}, {@code middle} or {@code bottom} */
    public static CaptionStyle of(String position, String colour, String highlightColour) {
        return new CaptionStyle(Position.valueOf(position.toUpperCase(Locale.ROOT)), colour, highlightColour);
    }
}
