package dev.claquete.operation;

import dev.claquete.picture.Fit;
import org.jspecify.annotations.Nullable;

/**
 * Where an overlay lies on a video's frame, in shares of the frame: 0.5 is half of its width or height.
 *
 * @param x of the left edge
 * @param y of the upper edge
 * @param width null if it follows from the height, or is the overlay's own
 * @param fit how the overlay fits a box with both sides; one that does not fill it lies at its upper left
 *     ({@link Fit#INSIDE}) or its middle ({@link Fit#CONTAIN})
 */
public record Placement(double x, double y, @Nullable Double width, @Nullable Double height, Fit fit) {

    /**
     * A box in pixels; even, because 4:2:0 keeps one colour sample for 2x2 of them.
     *
     * @param widthPx the visible width
     * @param scaledWidthPx the width after scaling; the excess is cropped on both sides
     */
    record Box(int x, int y, int widthPx, int heightPx, int scaledWidthPx, int scaledHeightPx) {

        boolean cut() {
            return scaledWidthPx > widthPx || scaledHeightPx > heightPx;
        }
    }

    /** The box on a frame of this size, for an overlay of that one. */
    Box on(int frameWidth, int frameHeight, int thingWidth, int thingHeight) {
        int left = even(x * frameWidth);
        int top = even(y * frameHeight);
        if (width == null || height == null) {
            double wide = width == null ? frameWidth : width * frameWidth;
            double high = height == null ? frameHeight : height * frameHeight;
            double scale = Math.min(wide / thingWidth, high / thingHeight);
            return whole(
                    left, top, width == null && height == null ? Math.min(1, scale) : scale, thingWidth, thingHeight);
        }
        int boxWidth = side(width * frameWidth);
        int boxHeight = side(height * frameHeight);
        double across = (double) boxWidth / thingWidth;
        double down = (double) boxHeight / thingHeight;
        return switch (fit) {
            case STRETCH -> new Box(left, top, boxWidth, boxHeight, boxWidth, boxHeight);
            case INSIDE -> whole(left, top, Math.min(across, down), thingWidth, thingHeight);
            case CONTAIN -> {
                Box box = whole(left, top, Math.min(across, down), thingWidth, thingHeight);
                yield whole(
                        left + even((boxWidth - box.widthPx) / 2.0),
                        top + even((boxHeight - box.heightPx) / 2.0),
                        Math.min(across, down),
                        thingWidth,
                        thingHeight);
            }
            case COVER -> {
                double scale = Math.max(across, down);
                yield new Box(
                        left,
                        top,
                        boxWidth,
                        boxHeight,
                        Math.max(boxWidth, side(scale * thingWidth)),
                        Math.max(boxHeight, side(scale * thingHeight)));
            }
        };
    }

    private static Box whole(int left, int top, double scale, int thingWidth, int thingHeight) {
        int wide = side(scale * thingWidth);
        int high = side(scale * thingHeight);
        return new Box(left, top, wide, high, wide, high);
    }

    private static int side(double px) {
        return Math.max(2, even(px));
    }

    private static int even(double px) {
        return 2 * (int) Math.round(px / 2);
    }
}
