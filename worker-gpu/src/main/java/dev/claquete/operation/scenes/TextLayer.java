package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.text.TextBlock;
import dev.claquete.render.text.Typesetter;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import org.jspecify.annotations.Nullable;

/** A text set to fit its box, with an optional background plate. */
final class TextLayer implements Layer {

    /** As a share of the picture's sides, for a text without a box. */
    private static final double USUAL_WIDTH = 0.84;

    private static final double USUAL_HEIGHT = 0.8;

    /** As a share of the picture's height: a word that would make the text smaller is divided. */
    private static final double LEAST_SIZE = 0.04;

    private record Typed(int characters, Sprite sprite) {}

    private final Style style;
    private final Resolution frame;
    private final double pxPerUnit;
    private final TextBlock block;
    private final Rectangle2D box;
    private final Sprite whole;
    private volatile @Nullable Typed typed;

    /** @param text not blank */
    TextLayer(String text, Place place, Style style, Resolution frame, double pxPerUnit) {
        this.style = style;
        this.frame = frame;
        this.pxPerUnit = pxPerUnit;
        double padding = style.padding() * pxPerUnit;
        double width = Math.max(4, place.widthPx(frame, USUAL_WIDTH * frame.widthPx()) - 2 * padding);
        double height = Math.max(4, place.heightPx(frame, USUAL_HEIGHT * frame.heightPx()) - 2 * padding);
        this.block = Typesetter.fit(text, style.text(pxPerUnit).atLeast(LEAST_SIZE * frame.heightPx()), width, height);
        Rectangle2D outer = place.box(
                frame,
                place.width() == null ? block.widthPx() + 2 * padding : width + 2 * padding,
                block.heightPx() + 2 * padding);
        double room = outer.getWidth() - 2 * padding - block.widthPx();
        this.box = new Rectangle2D.Double(
                outer.getX() + indent(room), outer.getY(), block.widthPx() + 2 * padding, outer.getHeight());
        this.whole = sprite(block);
    }

    private double indent(double room) {
        boolean reversed = block.readsRightToLeft();
        return switch (style.align()) {
            case CENTRE -> room / 2;
            case START -> reversed ? room : 0;
            case END -> reversed ? 0 : room;
            case LEFT -> 0;
            case RIGHT -> room;
        };
    }

    private Sprite sprite(TextBlock shown) {
        double reach = style.strokeWidth() * pxPerUnit;
        double padding = style.padding() * pxPerUnit;
        double x = box.getX() + padding;
        double y = box.getY() + padding;
        Rectangle2D ink = block.inkBounds();
        Rectangle2D extent = box.createUnion(new Rectangle2D.Double(
                x + ink.getX() - reach,
                y + ink.getY() - reach,
                ink.getWidth() + 2 * reach,
                ink.getHeight() + 2 * reach));
        return Shadow.of(style, pxPerUnit).under(extent, frame, g -> paint(g, shown, x, y));
    }

    private void paint(Graphics2D g, TextBlock shown, double x, double y) {
        if (style.fill().visible()) {
            double radius = 2 * style.radius() * pxPerUnit;
            g.setPaint(style.fill().over(box));
            g.fill(new RoundRectangle2D.Double(
                    box.getX(), box.getY(), box.getWidth(), box.getHeight(), radius, radius));
        }
        if (style.strokeWidth() > 0) {
            Shape outline = new BasicStroke(
                            (float) (2 * style.strokeWidth() * pxPerUnit),
                            BasicStroke.CAP_ROUND,
                            BasicStroke.JOIN_ROUND)
                    .createStrokedShape(shown.outline());
            g.translate(x, y);
            g.setColor(Colour.of(style.strokeColour()));
            g.fill(outline);
            g.translate(-x, -y);
        }
        Color colour = Colour.of(style.colour());
        g.setColor(colour);
        shown.draw(g, x, y);
    }

    /** The box that the text was set in, plate included. */
    Rectangle2D box() {
        return box;
    }

    @Override
    public Rectangle2D bounds() {
        return whole.bounds();
    }

    @Override
    public boolean types() {
        return true;
    }

    @Override
    public void draw(Graphics2D g, Pose pose) {
        int all = block.characterCount();
        int characters = (int) Math.floor(pose.typed() * all + 1e-9);
        (characters >= all ? whole : typed(characters)).draw(g, pose);
    }

    private Sprite typed(int characters) {
        Typed last = typed;
        if (last == null || last.characters != characters) {
            last = new Typed(characters, sprite(block.typed(characters)));
            typed = last;
        }
        return last.sprite;
    }
}
