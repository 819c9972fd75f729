package dev.claquete.picture;

/**
 * Where a mark stands on a picture.
 *
 * @param x of the room beside the mark, the share that is left of it: 0 at the left edge, 1 at the right
 * @param y likewise, from the top
 */
public record WatermarkPosition(double x, double y) {

    public static final WatermarkPosition BOTTOM_RIGHT = new WatermarkPosition(1, 1);
}
