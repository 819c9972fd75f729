package dev.claquete.render.text;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Set text, broken into lines. The origin is its top left corner; the ink may extend a little beyond the box (see
 * {@link #inkBounds}). Immutable and thread-safe.
 */
public final class TextBlock {

    /**
     * A line at its place.
     *
     * @param text in reading order
     * @param rightToLeft the direction of its paragraph
     */
    public record Line(Ink ink, String text, boolean rightToLeft, double x, double baseline) {}

    private final List<Line> placed;
    private final List<Ink> lines;
    private final TextStyle style;
    private final double widthPx;
    private final double heightPx;

    TextBlock(List<Line> lines, TextStyle style, double widthPx, double heightPx) {
        this.placed = List.copyOf(lines);
        this.lines = lines.stream().map(Line::ink).toList();
        this.style = style;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    /** The widest line's advance. */
    public double widthPx() {
        return widthPx;
    }

    /** Number of lines times the line height. */
    public double heightPx() {
        return heightPx;
    }

    /** The type size in use: the style's, or less if the text had to shrink. */
    public double sizePx() {
        return style.sizePx();
    }

    public int lineCount() {
        return lines.size();
    }

    /** From the block's top left corner. */
    public List<Ink> lines() {
        return lines;
    }

    /** The text of each line, in reading order. */
    List<String> texts() {
        return placed.stream().map(Line::text).toList();
    }

    /** The area really painted, including diacritics, descenders and emoji, from the block's top left corner. */
    public Rectangle2D inkBounds() {
        return lines.stream()
                .map(Ink::bounds)
                .filter(box -> !box.isEmpty())
                .reduce(Rectangle2D::createUnion)
                .orElseGet(Rectangle2D.Double::new);
    }

    /** The lines with their text. */
    public List<Line> placed() {
        return placed;
    }

    /** The size in it is the one in use. */
    public TextStyle style() {
        return style;
    }

    /** All letters as one shape, without the emoji: for outlines, shadows and clips. */
    public Shape outline() {
        Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
        lines.forEach(line -> all.append(line.letters(), false));
        return all;
    }

    /** Whether the first line reads from right to left. */
    public boolean readsRightToLeft() {
        return !placed.isEmpty() && placed.get(0).rightToLeft();
    }

    /** How many characters a reader sees, including blanks but not line ends. */
    public int characterCount() {
        return placed.stream().mapToInt(line -> Clusters.of(line.text()).size()).sum();
    }

    /** The block after somebody has typed this many characters: letters already stand at their final places. */
    public TextBlock typed(int characters) {
        List<Line> shown = new ArrayList<>();
        int left = characters;
        for (Line line : placed) {
            List<String> clusters = Clusters.of(line.text());
            if (left >= clusters.size()) {
                shown.add(line);
            } else if (left > 0) {
                shown.add(begun(line, String.join("", clusters.subList(0, left))));
            }
            left -= clusters.size();
        }
        return new TextBlock(shown, style, widthPx, heightPx);
    }

    private Line begun(Line line, String text) {
        Ink ink = Shaper.shape(text, style, line.rightToLeft());
        double x = line.rightToLeft() ? line.x() + line.ink().advancePx() - ink.advancePx() : line.x();
        return new Line(ink.moved(x, line.baseline()), text, line.rightToLeft(), x, line.baseline());
    }

    /** Draws the block with its top left corner at x, y, smoothly, letters in the graphics' paint. */
    public void draw(Graphics2D g, double x, double y) {
        Graphics2D own = SmoothGraphics.copyOf(g);
        try {
            own.translate(x, y);
            lines.forEach(line -> line.draw(own));
        } finally {
            own.dispose();
        }
    }
}
