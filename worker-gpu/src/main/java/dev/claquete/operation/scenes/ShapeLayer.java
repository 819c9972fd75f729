package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Resolution;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Draws rectangles, ellipses and lines, painted once. */
final class ShapeLayer {

    private static final double USUAL_SIDE = 0.3;

    private ShapeLayer() {}

    static Sprite of(Element.Kind kind, Place place, Style style, Resolution frame, double pxPerUnit) {
        double side = USUAL_SIDE * Math.min(frame.widthPx(), frame.heightPx());
        double width = place.widthPx(frame, side);
        double height = kind == Element.Kind.LINE && place.height() == null ? 0 : place.heightPx(frame, side);
        Rectangle2D box = place.box(frame, width, height);
        double stroke = style.strokeWidth() * pxPerUnit;
        Shape shape = shape(kind, box, style.radius() * pxPerUnit);
        Rectangle2D extent = new Rectangle2D.Double(
                box.getX() - stroke, box.getY() - stroke, box.getWidth() + 2 * stroke, box.getHeight() + 2 * stroke);
        return Shadow.of(style, pxPerUnit)
                .under(extent, frame, g -> paint(g, shape, box, style, stroke, kind == Element.Kind.LINE));
    }

    static Shape shape(Element.Kind kind, Rectangle2D box, double radius) {
        return switch (kind) {
            case ELLIPSE -> new Ellipse2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight());
            case LINE -> new Line2D.Double(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
            default -> rounded(box, radius);
        };
    }

    static Shape rounded(Rectangle2D box, double radius) {
        return radius == 0
                ? box
                : new RoundRectangle2D.Double(
                        box.getX(), box.getY(), box.getWidth(), box.getHeight(), 2 * radius, 2 * radius);
    }

    private static void paint(Graphics2D g, Shape shape, Rectangle2D box, Style style, double stroke, boolean line) {
        if (!line && style.fill().visible()) {
            g.setPaint(style.fill().over(box));
            g.fill(shape);
        }
        if (stroke > 0) {
            g.setColor(Colour.of(style.strokeColour()));
            g.setStroke(new BasicStroke((float) stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
            g.draw(shape);
        }
    }
}
