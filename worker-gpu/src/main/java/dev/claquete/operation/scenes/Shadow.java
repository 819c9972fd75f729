package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.text.Rgb;
import dev.claquete.render.text.SmoothGraphics;
import dev.claquete.render.text.SoftShadow;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * A soft dark shadow beneath a drawing.
 *
 * @param strength 0 for none
 */
record Shadow(double strength, double blurPx, double dropPx) {

    static final Shadow NONE = new Shadow(0, 0, 0);

    static Shadow of(Style style, double pxPerUnit) {
        return style.shadow() == 0 ? NONE : new Shadow(style.shadow(), 18 * pxPerUnit, 8 * pxPerUnit);
    }

    /** A sprite of the drawing with its shadow. */
    Sprite under(Rectangle2D extent, Resolution frame, Consumer<Graphics2D> drawing) {
        if (strength == 0) {
            return Sprite.painted(extent, frame, drawing);
        }
        double reach = 2.5 * blurPx + dropPx;
        Rectangle2D larger = new Rectangle2D.Double(
                extent.getX() - reach,
                extent.getY() - reach,
                extent.getWidth() + 2 * reach,
                extent.getHeight() + 2 * reach);
        Sprite plain = Sprite.painted(larger, frame, drawing);
        BufferedImage picture = new BufferedImage(
                plain.picture().getWidth(), plain.picture().getHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
        AffineTransform down = AffineTransform.getTranslateInstance(0, dropPx);
        SoftShadow.draw(picture, g -> g.drawImage(plain.picture(), down, null), Rgb.BLACK, strength, blurPx);
        Graphics2D g = SmoothGraphics.copyOf(picture.createGraphics());
        g.drawImage(plain.picture(), 0, 0, null);
        g.dispose();
        return new Sprite(picture, plain.x(), plain.y());
    }
}
