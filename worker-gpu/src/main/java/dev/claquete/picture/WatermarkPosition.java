package dev.claquete.picture;

/**
 * The position of a watermark on a picture.
 *
 * @param x the share of the free width to the left of the mark: 0 at the left edge, 1 at the right
 * @param y likewise, from the top
 */
public record WatermarkPosition(double x, double y) {

    public static final WatermarkPosition BOTTOM_RIGHT = new WatermarkPosition(1, 1);
}
