package dev.claquete.picture;

import dev.claquete.render.text.Rgb;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * Rotates about the middle, clockwise: by quarter turns without changing a pixel's value, otherwise by cubic
 * interpolation of light.
 */
public final class Rotation {

    private static final double NEARLY = 1e-6;

    private Rotation() {}

    /** The size of the result: all of the rotated picture, or the original size. */
    public static int[] size(int widthPx, int heightPx, double degrees, boolean expand) {
        if (!expand) {
            return new int[] {widthPx, heightPx};
        }
        double turn = Math.toRadians(degrees);
        double cos = Math.abs(Math.cos(turn));
        double sin = Math.abs(Math.sin(turn));
        return new int[] {
            (int) Math.ceil(widthPx * cos + heightPx * sin - 1e-4),
            (int) Math.ceil(widthPx * sin + heightPx * cos - 1e-4)
        };
    }

    /** @param background of the corners; transparent if null */
    public static BufferedImage by(BufferedImage picture, double degrees, boolean expand, @Nullable Rgb background) {
        int[] size = size(picture.getWidth(), picture.getHeight(), degrees, expand);
        BufferedImage result = Argb.empty(size[0], size[1]);
        AffineTransform back = new AffineTransform();
        back.translate(picture.getWidth() / 2.0, picture.getHeight() / 2.0);
        back.rotate(-Math.toRadians(degrees));
        back.translate(-size[0] / 2.0, -size[1] / 2.0);
        boolean quarters = Math.abs(degrees / 90 - Math.rint(degrees / 90)) < NEARLY;
        boolean onPixels = quarters && (expand || (picture.getWidth() - picture.getHeight()) % 2 == 0);
        int[] pixels = Argb.pixels(result);
        Cubic cubic = new Cubic(picture);
        Point2D.Double at = new Point2D.Double();
        for (int y = 0; y < size[1]; y++) {
            for (int x = 0; x < size[0]; x++) {
                at.setLocation(x + 0.5, y + 0.5);
                back.transform(at, at);
                pixels[y * size[0] + x] = onPixels ? nearest(picture, at) : cubic.at(at.x, at.y);
            }
        }
        return background == null ? result : Backdrop.behind(result, background);
    }

    private static int nearest(BufferedImage picture, Point2D at) {
        int x = (int) Math.floor(at.getX() + NEARLY);
        int y = (int) Math.floor(at.getY() + NEARLY);
        boolean inside = x >= 0 && y >= 0 && x < picture.getWidth() && y < picture.getHeight();
        return inside ? Argb.pixels(picture)[y * picture.getWidth() + x] : 0;
    }
}
