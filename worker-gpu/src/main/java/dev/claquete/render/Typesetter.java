package dev.claquete.render;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Sets text in pictures: any script and direction, emoji in colour, lines broken so that they are of like length, type
 * shrunk where a word or the whole would not fit. The same text and style always give the same block. Thread-safe.
 */
public final class Typesetter {

    /** Fitting stops when the size is known to this share. */
    private static final double SIZE_PRECISION = 0.01;

    /** A part of a paragraph that is not broken, with the blanks after it. */
    private record Piece(String text, double advancePx, double blankPx) {}

    private Typesetter() {}

    /**
     * Breaks the text into as few lines as the width needs, of like length; line ends in the text stay. A single word
     * wider than the width makes all of the block smaller: words are never broken or cut.
     */
    public static TextBlock layout(String text, TextStyle style, double maxWidthPx) {
        if (!(maxWidthPx > 0)) {
            throw new IllegalArgumentException("no text fits a width of " + maxWidthPx + " px");
        }
        List<String> paragraphs = Arrays.stream(text.strip().split("\\R"))
                .map(Shaper::tidy)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
        double widest = paragraphs.stream()
                .flatMap(paragraph -> pieces(paragraph, style).stream())
                .mapToDouble(Piece::advancePx)
                .max()
                .orElse(0);
        return set(
                paragraphs,
                widest > maxWidthPx ? style.sized(style.sizePx() * maxWidthPx / widest) : style,
                maxWidthPx);
    }

    /** Like {@link #layout}, and smaller than the style's size where the block would be higher than the box. */
    public static TextBlock fit(String text, TextStyle style, double maxWidthPx, double maxHeightPx) {
        if (!(maxHeightPx > 0)) {
            throw new IllegalArgumentException("no text fits a height of " + maxHeightPx + " px");
        }
        TextBlock block = layout(text, style, maxWidthPx);
        double tooLarge = block.sizePx();
        while (block.heightPx() > maxHeightPx) {
            tooLarge = block.sizePx();
            block = layout(text, style.sized(tooLarge * 0.7), maxWidthPx);
        }
        while (tooLarge - block.sizePx() > SIZE_PRECISION * tooLarge) {
            double size = (tooLarge + block.sizePx()) / 2;
            TextBlock larger = layout(text, style.sized(size), maxWidthPx);
            if (larger.heightPx() > maxHeightPx) {
                tooLarge = size;
            } else {
                block = larger;
            }
        }
        return block;
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
            for (String line : lines(pieces(paragraph, style), maxWidthPx)) {
                shaped.add(Shaper.shape(line, style, reversed));
                texts.add(line);
                rightToLeft.add(reversed);
            }
        }
        double width = shaped.stream().mapToDouble(Ink::advancePx).max().orElse(0);
        double pitch = style.lineHeight() * style.sizePx();
        List<TextBlock.Line> placed = new ArrayList<>();
        for (int i = 0; i < shaped.size(); i++) {
            Ink line = shaped.get(i);
            double x = indent(style.align(), rightToLeft.get(i), width - line.advancePx());
            double y = i * pitch + baseline(style);
            placed.add(new TextBlock.Line(line.moved(x, y), texts.get(i), rightToLeft.get(i), x, y));
        }
        return new TextBlock(placed, style, width, shaped.size() * pitch);
    }

    /** Capitals stand centred in the line's height (0.73 is Inter's capital height in ems). */
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

    private static List<Piece> pieces(String paragraph, TextStyle style) {
        boolean rightToLeft = Shaper.readsRightToLeft(paragraph);
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(paragraph);
        List<Piece> pieces = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String text = paragraph.substring(start, end);
            double solid =
                    Shaper.shape(text.stripTrailing(), style, rightToLeft).advancePx();
            double all = Shaper.shape(text, style, rightToLeft).advancePx();
            pieces.add(new Piece(text, solid, all - solid));
        }
        return pieces;
    }

    /** The narrowest measure that needs no more lines than the full width gives lines of like length. */
    private static List<String> lines(List<Piece> pieces, double maxWidthPx) {
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

    private static List<String> fill(List<Piece> pieces, double measurePx) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double x = 0;
        for (Piece piece : pieces) {
            if (!line.isEmpty() && x + piece.advancePx() > measurePx + 0.01) {
                lines.add(line.toString().strip());
                line.setLength(0);
                x = 0;
            }
            line.append(piece.text());
            x += piece.advancePx() + piece.blankPx();
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }
}
