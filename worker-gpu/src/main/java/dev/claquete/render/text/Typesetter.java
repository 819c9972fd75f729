package dev.claquete.render.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Sets text in pictures: any script and direction, colour emoji, lines of similar length, type shrunk if a word or the
 * whole would not fit. The same text and style always give the same block. Characters that no typeface has are left out
 * ({@link MissingGlyphs} lists them). Thread-safe.
 */
public final class Typesetter {

    /** Fitting stops when the size is known to this precision. */
    private static final double SIZE_PRECISION = 0.01;

    /** The least distance between lines of tall scripts from ink to ink, in ems. */
    private static final double LEAST_LEADING = 0.03;

    /** Scripts that stack marks and letters over or under others. */
    private static final Set<UnicodeScript> TALL = Set.of(
            UnicodeScript.ARABIC,
            UnicodeScript.BENGALI,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.GUJARATI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.KANNADA,
            UnicodeScript.KHMER,
            UnicodeScript.LAO,
            UnicodeScript.MALAYALAM,
            UnicodeScript.MYANMAR,
            UnicodeScript.ORIYA,
            UnicodeScript.SINHALA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.THAI);

    private Typesetter() {}

    /**
     * Breaks the text into as few lines as the width allows, of similar length; line breaks in the text stay. A single
     * word wider than the width shrinks the whole block, or is divided if the block would be smaller than
     * {@link TextStyle#leastPx}.
     */
    public static TextBlock layout(String text, TextStyle style, double maxWidthPx) {
        if (!(maxWidthPx > 0)) {
            throw new IllegalArgumentException("no text fits a width of " + maxWidthPx + " px");
        }
        return layout(paragraphs(text), inLanguage(style, text), maxWidthPx);
    }

    /** Like {@link #layout}, and smaller than the style's size if the block would be higher than the box. */
    public static TextBlock fit(String text, TextStyle anyLanguage, double maxWidthPx, double maxHeightPx) {
        if (!(maxWidthPx > 0) || !(maxHeightPx > 0)) {
            throw new IllegalArgumentException("no text fits " + maxWidthPx + " by " + maxHeightPx + " px");
        }
        List<String> paragraphs = paragraphs(text);
        TextStyle style = inLanguage(anyLanguage, text);
        TextBlock block = layout(paragraphs, style, maxWidthPx);
        double tooLarge = block.sizePx();
        while (block.heightPx() > maxHeightPx) {
            tooLarge = block.sizePx();
            block = layout(paragraphs, style.sized(tooLarge * 0.7), maxWidthPx);
        }
        while (tooLarge - block.sizePx() > SIZE_PRECISION * tooLarge) {
            double size = (tooLarge + block.sizePx()) / 2;
            TextBlock larger = layout(paragraphs, style.sized(size), maxWidthPx);
            if (larger.heightPx() > maxHeightPx) {
                tooLarge = size;
            } else {
                block = larger;
            }
        }
        return block;
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.strip().split("\\R"))
                .map(Shaper::tidy)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static TextStyle inLanguage(TextStyle style, String text) {
        return style.in(TextLanguage.of(style.language(), text));
    }

    private static TextBlock layout(List<String> paragraphs, TextStyle style, double maxWidthPx) {
        double widest = paragraphs.stream()
                .flatMap(paragraph -> MeasuredText.of(paragraph, style, maxWidthPx).stream())
                .mapToDouble(MeasuredText::advancePx)
                .max()
                .orElse(0);
        double size = widest > maxWidthPx ? style.sizePx() * maxWidthPx / widest : style.sizePx();
        return set(paragraphs, size < style.leastSizePx() ? style : style.sized(size), maxWidthPx);
    }

    /** Whether a text reads from right to left: its first letter with a direction decides. */
    public static boolean readsRightToLeft(String text) {
        return Shaper.readsRightToLeft(Shaper.tidy(text));
    }

    private static TextBlock set(List<String> paragraphs, TextStyle style, double maxWidthPx) {
        List<Ink> shaped = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Boolean> rightToLeft = new ArrayList<>();
        for (String paragraph : paragraphs) {
            boolean reversed = Shaper.readsRightToLeft(paragraph);
            for (String line : lines(MeasuredText.divided(paragraph, style, maxWidthPx), maxWidthPx)) {
                shaped.add(Shaper.shape(line, style, reversed));
                texts.add(line);
                rightToLeft.add(reversed);
            }
        }
        double width = shaped.stream().mapToDouble(Ink::advancePx).max().orElse(0);
        double pitch = Math.max(style.lineHeight() * style.sizePx(), leastPitch(shaped, texts, style));
        List<TextBlock.Line> placed = new ArrayList<>();
        for (int i = 0; i < shaped.size(); i++) {
            Ink line = shaped.get(i);
            double x = indent(style.align(), rightToLeft.get(i), width - line.advancePx());
            double y = i * pitch + baseline(style);
            placed.add(new TextBlock.Line(line.moved(x, y), texts.get(i), rightToLeft.get(i), x, y));
        }
        return new TextBlock(placed, style, width, shaped.size() * pitch);
    }

    /**
     * The pitch that keeps tall marks of one line out of the next; 0 for scripts that need no more than the style's.
     */
    private static double leastPitch(List<Ink> lines, List<String> texts, TextStyle style) {
        double least = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (isTall(texts.get(i - 1)) || isTall(texts.get(i))) {
                double lowest = lines.get(i - 1).bounds().getMaxY();
                double highest = lines.get(i).bounds().getMinY();
                least = Math.max(least, lowest - highest + LEAST_LEADING * style.sizePx());
            }
        }
        return least;
    }

    private static boolean isTall(String text) {
        return text.codePoints().anyMatch(c -> c >= 0x0600 && TALL.contains(UnicodeScript.of(c)));
    }

    /** Centres capitals in the line's height (0.73 is Inter's capital height in ems). */
    private static double baseline(TextStyle style) {
        return (style.lineHeight() + 0.73) / 2 * style.sizePx();
    }

    private static double indent(TextStyle.Align align, boolean rightToLeft, double room) {
        return switch (align) {
            case CENTRE -> room / 2;
            case START -> rightToLeft ? room : 0;
            case END -> rightToLeft ? 0 : room;
            case LEFT -> 0;
            case RIGHT -> room;
        };
    }

    /** The narrowest measure that needs no more lines than the full width gives lines of similar length. */
    private static List<String> lines(List<MeasuredText> pieces, double maxWidthPx) {
        List<String> fewest = fill(pieces, maxWidthPx);
        double narrow = 0;
        double wide = maxWidthPx;
        while (wide - narrow > 1) {
            double measure = (narrow + wide) / 2;
            boolean enough = pieces.stream().allMatch(piece -> piece.advancePx() <= measure)
                    && fill(pieces, measure).size() <= fewest.size();
            if (enough) {
                wide = measure;
            } else {
                narrow = measure;
            }
        }
        return fill(pieces, wide);
    }

    private static List<String> fill(List<MeasuredText> pieces, double measurePx) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double x = 0;
        for (MeasuredText piece : pieces) {
            if (!line.isEmpty() && x + piece.advancePx() > measurePx + 0.01) {
                lines.add(WordDivision.shown(line.toString()));
                line.setLength(0);
                x = 0;
            }
            line.append(piece.text());
            x += piece.advancePx() + piece.blankPx();
        }
        if (!line.isEmpty()) {
            lines.add(WordDivision.shown(line.toString()));
        }
        return lines;
    }
}
