package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Resolution;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * The position and size of an element.
 *
 * @param x of its anchor, as a share of the picture's width; may lie outside
 * @param y of its anchor, as a share of the picture's height
 * @param anchorX the point of the element at {@code x}: 0 its left edge, 1 its right edge
 * @param anchorY the point of the element at {@code y}: 0 its top edge, 1 its bottom edge
 * @param width as a share of the picture's; null for the element's natural width
 * @param height likewise
 * @param rotationDegrees clockwise about its middle
 */
public record Place(
        double x,
        double y,
        double anchorX,
        double anchorY,
        @Nullable Double width,
        @Nullable Double height,
        double rotationDegrees) {

    Rectangle2D box(Resolution frame, double widthPx, double heightPx) {
        return new Rectangle2D.Double(
                x * frame.widthPx() - anchorX * widthPx, y * frame.heightPx() - anchorY * heightPx, widthPx, heightPx);
    }

    double widthPx(Resolution frame, double usual) {
        return width == null ? usual : Math.max(1, width * frame.widthPx());
    }

    double heightPx(Resolution frame, double usual) {
        return height == null ? usual : Math.max(1, height * frame.heightPx());
    }
}
