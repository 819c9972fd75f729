package dev.claquete.render.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How to set a text.
 *
 * @param weight 400 (regular) to 900 (black)
 * @param sizePx the em, in pixels
 * @param lineHeight from baseline to baseline, in ems
 * @param tracking extra room between letters, in ems; negative is tighter
 * @param leastPx a word wider than the line makes the text smaller, down to this size; then the word is divided. 0:
 *     words are never divided
 * @param language of the text, {@link Locale#ROOT} if unknown; the text's characters decide the rest
 */
public record TextStyle(
        int weight, double sizePx, double lineHeight, double tracking, Align align, double leastPx, Locale language) {

    /**
     * How lines shorter than the block are aligned. START is left, or right in a right-to-left text. LEFT and RIGHT
     * mean the same in any text.
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

    public TextStyle(int weight, double sizePx, double lineHeight, double tracking, Align align) {
        this(weight, sizePx, lineHeight, tracking, align, 0, Locale.ROOT);
    }

    /** Left-aligned text with a line height of 1.2. */
    public static TextStyle of(int weight, double sizePx) {
        return new TextStyle(weight, sizePx, 1.2, 0, Align.START);
    }

    public TextStyle sized(double newSizePx) {
        return new TextStyle(weight, newSizePx, lineHeight, tracking, align, leastPx, language);
    }

    public TextStyle aligned(Align newAlign) {
        return new TextStyle(weight, sizePx, lineHeight, tracking, newAlign, leastPx, language);
    }

    public TextStyle spaced(double newLineHeight, double newTracking) {
        return new TextStyle(weight, sizePx, newLineHeight, newTracking, align, leastPx, language);
    }

    /** Lets wide words shrink the text down to this size; then they are divided. */
    public TextStyle atLeast(double newLeastPx) {
        return new TextStyle(weight, sizePx, lineHeight, tracking, align, newLeastPx, language);
    }

    /** @param tag of the language in BCP 47, {@code zh-Hant} or {@code pt-BR}; null if unknown */
    public TextStyle in(@Nullable String tag) {
        return in(TextLanguage.parse(tag));
    }

    public TextStyle in(Locale newLanguage) {
        return new TextStyle(weight, sizePx, lineHeight, tracking, align, leastPx, newLanguage);
    }

    /** The smallest size to which words may shrink the text. */
    public double leastSizePx() {
        return Math.min(leastPx, sizePx);
    }
}
