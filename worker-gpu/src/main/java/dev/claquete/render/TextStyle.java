package dev.claquete.render;

/**
 * How a text is set.
 *
 * @param weight 400 (regular) to 900 (black)
 * @param sizePx the em, in pixels
 * @param lineHeight from baseline to baseline, in ems
 * @param tracking extra room between letters, in ems; negative is tighter
 */
public record TextStyle(int weight, double sizePx, double lineHeight, double tracking, Align align) {

    /**
     * Where lines shorter than the block stand; START is left, or right in a text that reads from right to left. LEFT and RIGHT
     * are what they say in any text.
     */
    public enum Align {
        START,
        CENTRE,
        END,
        LEFT,
        RIGHT
    }

    public TextStyle {
        if (weight < 100 || weight > 900) {
            throw new IllegalArgumentException("weight " + weight + " is not between 100 and 900");
        }
        if (!(sizePx > 0) || !(lineHeight > 0)) {
            throw new IllegalArgumentException(
                    "size " + sizePx + " px and line height " + lineHeight + " must be above 0");
        }
    }

    /** Left-aligned text with a line height of 1.2. */
    public static TextStyle of(int weight, double sizePx) {
        return new TextStyle(weight, sizePx, 1.2, 0, Align.START);
    }

    public TextStyle sized(double newSizePx) {
        return new TextStyle(weight, newSizePx, lineHeight, tracking, align);
    }

    public TextStyle aligned(Align newAlign) {
        return new TextStyle(weight, sizePx, lineHeight, tracking, newAlign);
    }

    public TextStyle spaced(double newLineHeight, double newTracking) {
        return new TextStyle(weight, sizePx, newLineHeight, newTracking, align);
    }
}
