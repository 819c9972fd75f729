package dev.claquete.picture;

/** How a picture is fitted into a box of another shape. */
public enum Fit {
    /** Fills the box; the excess on two sides is cropped. */
    COVER,
    /** Fits whole into the box, which is visible beside it. */
    CONTAIN,
    /** As large as the box allows; the box shrinks to it. */
    INSIDE,
    /** Stretched to the box's shape. */
    STRETCH;

    /**
     * The result: scale to a size, then place that on a canvas.
     *
     * @param left of the scaled picture on the canvas; negative if it is cropped
     */
    public record Placement(int widthPx, int heightPx, int left, int top, int canvasWidthPx, int canvasHeightPx) {}

    /** @param boxWidthPx 0 with {@code boxHeightPx} above 0, or the other way round, to keep the picture's shape */
    public Placement place(int widthPx, int heightPx, int boxWidthPx, int boxHeightPx) {
        if (boxWidthPx == 0 || boxHeightPx == 0) {
            double factor = boxWidthPx == 0 ? (double) boxHeightPx / heightPx : (double) boxWidthPx / widthPx;
            return whole(
                    boxWidthPx == 0 ? pixels(widthPx * factor) : boxWidthPx,
                    boxHeightPx == 0 ? pixels(heightPx * factor) : boxHeightPx);
        }
        double across = (double) boxWidthPx / widthPx;
        double down = (double) boxHeightPx / heightPx;
        double factor = this == COVER ? Math.max(across, down) : Math.min(across, down);
        int scaledWidth = across == factor ? boxWidthPx : pixels(widthPx * factor);
        int scaledHeight = down == factor ? boxHeightPx : pixels(heightPx * factor);
        return switch (this) {
            case STRETCH -> whole(boxWidthPx, boxHeightPx);
            case INSIDE -> whole(scaledWidth, scaledHeight);
            case COVER, CONTAIN -> new Placement(
                    scaledWidth,
                    scaledHeight,
                    Math.floorDiv(boxWidthPx - scaledWidth, 2),
                    Math.floorDiv(boxHeightPx - scaledHeight, 2),
                    boxWidthPx,
                    boxHeightPx);
        };
    }

    private static Placement whole(int widthPx, int heightPx) {
        return new Placement(widthPx, heightPx, 0, 0, widthPx, heightPx);
    }

    private static int pixels(double side) {
        return (int) Math.max(1, Math.round(side));
    }
}
