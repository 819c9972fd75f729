package dev.claquete.operation.scenes;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws a picture into its box: the background, the picture with the box's corners, and the line around it. */
record FramedPicture(Rectangle2D box, Style style, double pxPerUnit) {

    /** @param where the place of the whole picture in the frame */
    void draw(Graphics2D g, BufferedImage picture, Rectangle2D where) {
        Shape shape = ShapeLayer.rounded(box, style.radius() * pxPerUnit);
        if (style.fill().visible()) {
            g.setPaint(style.fill().over(box));
            g.fill(shape);
        }
        if (style.radius() == 0) {
            straight(g, picture, where);
        } else {
            g.setPaint(new TexturePaint(picture, where));
            g.fill(shape);
        }
        if (style.strokeWidth() > 0) {
            g.setColor(Colour.of(style.strokeColour()));
            g.setStroke(new BasicStroke((float) (style.strokeWidth() * pxPerUnit)));
            g.draw(shape);
        }
    }

    private void straight(Graphics2D g, BufferedImage picture, Rectangle2D where) {
        Shape before = g.getClip();
        g.clip(box);
        AffineTransform to = AffineTransform.getTranslateInstance(where.getX(), where.getY());
        to.scale(where.getWidth() / picture.getWidth(), where.getHeight() / picture.getHeight());
        g.drawImage(picture, to, null);
        g.setClip(before);
    }

    /** The box with the line around it. */
    Rectangle2D extent() {
        double reach = style.strokeWidth() * pxPerUnit;
        return new Rectangle2D.Double(
                box.getX() - reach, box.getY() - reach, box.getWidth() + 2 * reach, box.getHeight() + 2 * reach);
    }
}
