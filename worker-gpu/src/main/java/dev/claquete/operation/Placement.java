package dev.claquete.operation;

import org.jspecify.annotations.Nullable;

/**
 * Where something is laid over a video's frame, in shares of it: 0.5 is half of its width or height.
 *
 * @param x of the left edge
 * @param y of the upper edge
 * @param width null where it follows from the height, or is the thing's own
 * @param keepAspect the thing is not distorted, and lies in the upper left of the space that it does not fill
 */
public record Placement(double x, double y, @Nullable Double width, @Nullable Double height, boolean keepAspect) {

    /** In pixels; even, because 4:2:0 keeps one colour sample for 2x2 of them. */
    record Box(int x, int y, int widthPx, int heightPx) {}

    /** On a frame of this size, for a thing of that one. */
    Box on(int frameWidth, int frameHeight, int thingWidth, int thingHeight) {
        double wide = width == null ? frameWidth : width * frameWidth;
        double high = height == null ? frameHeight : height * frameHeight;
        double scale = Math.min(wide / thingWidth, high / thingHeight);
        if (width == null && height == null) {
            scale = Math.min(1, scale);
        }
        boolean distorted = !keepAspect && width != null && height != null;
        return new Box(
                even(x * frameWidth),
                even(y * frameHeight),
                Math.max(2, even(distorted ? wide : scale * thingWidth)),
                Math.max(2, even(distorted ? high : scale * thingHeight)));
    }

    private static int even(double px) {
        return 2 * (int) Math.round(px / 2);
    }
}
