package dev.claquete.render;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Text that is set and broken into lines. The origin is its top left corner; the ink may reach a little over the box (see
 * {@link #inkBounds}). Immutable and thread-safe.
 */
public final class TextBlock {

    private final List<Ink> lines;
    private final double widthPx;
    private final double heightPx;
    private final double sizePx;

    TextBlock(List<Ink> lines, double widthPx, double heightPx, double sizePx) {
        this.lines = List.copyOf(lines);
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.sizePx = sizePx;
    }

    /** The widest line's advance. */
    public double widthPx() {
        return widthPx;
    }

    /** Number of lines times the line height. */
    public double heightPx() {
        return heightPx;
    }

    /** The type size in use: the style's, or less where the text had to shrink. */
    public double sizePx() {
        return sizePx;
    }

    public int lineCount() {
        return lines.size();
    }

    /** From the block's top left corner. */
    List<Ink> lines() {
        return lines;
    }

    /** What is really painted, diacritics, descenders and emoji included, from the block's top left corner. */
    public Rectangle2D inkBounds() {
        return lines.stream()
                .map(Ink::bounds)
                .filter(box -> !box.isEmpty())
                .reduce(Rectangle2D::createUnion)
                .orElseGet(Rectangle2D.Double::new);
    }

    /** All letters as one shape, without the emoji: for outlines, shadows and clips. */
    public Shape outline() {
        Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
        lines.forEach(line -> all.append(line.letters(), false));
        return all;
    }

    /** Draws the block with its top left corner at x, y, letters in the graphics' paint and smooth. */
    public void draw(Graphics2D g, double x, double y) {
        Graphics2D own = Smooth.copyOf(g);
        try {
            own.translate(x, y);
            lines.forEach(line -> line.draw(own));
        } finally {
            own.dispose();
        }
    }
}
