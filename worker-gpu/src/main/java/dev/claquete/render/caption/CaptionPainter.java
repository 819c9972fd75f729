package dev.claquete.render.caption;

import dev.claquete.render.text.Ink;
import dev.claquete.render.text.Rgb;
import dev.claquete.render.text.SmoothGraphics;
import dev.claquete.render.text.SoftShadow;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paints blocks of text in a given style. The layers from back to front: the box or a soft shadow, the borders of all
 * letters, the letters, then the highlighted word over its neighbours, with its box, or enlarged if it has no box.
 * Stateless.
 */
final class CaptionPainter {

    static final int NONE = Phrase.NONE;

    /** As a share of the type size. */
    private static final double SHADOW_BLUR = 0.15;

    private static final double SHADOW_DROP = 0.04;

    private final CaptionLook look;
    private final Rectangle area;

    /** @param area the part of the frame that is painted */
    CaptionPainter(CaptionLook look, Rectangle area) {
        this.look = look;
        this.area = area;
    }

    /** How far anything may extend beyond a block. */
    static double reach(CaptionLook look) {
        return look.reachPx() + 0.1 * look.sizePx() + 2.5 * SHADOW_BLUR * look.sizePx();
    }

    /** Paints the background, which stays the same while one word after the other is highlighted. */
    void paintBack(List<CaptionBlock> blocks, BufferedImage onto) {
        CaptionLook.Backing box = look.box();
        if (box != null) {
            Graphics2D g = graphics(onto);
            blocks.forEach(block -> fill(g, block.box(), box, block.scale()));
            g.dispose();
        } else if (look.shadowOpacity() > 0) {
            SoftShadow.draw(
                    onto,
                    g -> {
                        g.translate(-area.x, -area.y + SHADOW_DROP * look.sizePx());
                        blocks.forEach(block -> drawPlain(g, block, NONE));
                    },
                    Rgb.BLACK,
                    look.shadowOpacity(),
                    SHADOW_BLUR * look.sizePx());
        }
    }

    /** @param lit index of the highlighted piece of the only block, or {@link #NONE} */
    void paintText(List<CaptionBlock> blocks, int lit, BufferedImage onto) {
        Graphics2D g = graphics(onto);
        for (CaptionBlock block : blocks) {
            drawPlain(g, block, lit);
            if (lit != NONE) {
                drawLit(g, block, lit);
            }
        }
        g.dispose();
    }

    private Graphics2D graphics(BufferedImage onto) {
        Graphics2D g = SmoothGraphics.copyOf(onto.createGraphics());
        g.translate(-area.x, -area.y);
        return g;
    }

    private void drawPlain(Graphics2D g, CaptionBlock block, int without) {
        for (int i = 0; i < block.inks().size(); i++) {
            if (i != without) {
                drawBorder(g, block.inks().get(i), block.scale());
            }
        }
        for (int i = 0; i < block.inks().size(); i++) {
            if (i != without) {
                Rgb own = block.inks().get(i).colour();
                g.setColor((own == null ? look.colour() : own).opaque());
                block.inks().get(i).draw(g);
            }
        }
    }

    private void drawLit(Graphics2D g, CaptionBlock block, int lit) {
        CaptionLook.Backing box = look.highlightBox();
        Ink word = block.inks().get(lit);
        if (box == null) {
            Rectangle2D bounds = word.bounds();
            word = word.scaled(look.type().spokenScale(bounds.getWidth()), bounds.getCenterX(), bounds.getCenterY());
            drawBorder(g, word, block.scale());
        } else {
            fill(g, wordBox(block, lit), box, block.scale());
        }
        g.setColor(look.highlight().opaque());
        word.draw(g);
    }

    /** As high as capitals for every word, so that the box does not jump along the line. */
    private Rectangle2D wordBox(CaptionBlock block, int lit) {
        double capitals = 0.73 * look.sizePx() * block.scale();
        Rectangle2D ink = block.inks().get(lit).bounds();
        return new Rectangle2D.Double(ink.getX(), block.baselines().get(lit) - capitals, ink.getWidth(), capitals);
    }

    private void drawBorder(Graphics2D g, Ink ink, double scale) {
        Shape outline = outline(ink, scale);
        if (outline != null) {
            g.setColor(look.border().opaque());
            g.fill(outline);
        }
    }

    private @Nullable Shape outline(Ink ink, double scale) {
        if (look.borderPx() <= 0) {
            return null;
        }
        float width = (float) (2 * look.borderPx() * scale);
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(ink.letters());
    }

    private static void fill(Graphics2D g, Rectangle2D text, CaptionLook.Backing box, double scale) {
        double across = box.acrossPx() * scale;
        double along = box.alongPx() * scale;
        double diameter = 2 * box.radiusPx() * scale;
        Color colour = box.colour().opaque();
        g.setColor(
                new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * box.opacity())));
        g.fill(new RoundRectangle2D.Double(
                text.getX() - across,
                text.getY() - along,
                text.getWidth() + 2 * across,
                text.getHeight() + 2 * along,
                diameter,
                diameter));
    }
}
