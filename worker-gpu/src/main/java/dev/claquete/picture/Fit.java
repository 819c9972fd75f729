package dev.claquete.picture;

/** How a picture comes into a box of another shape. */
public enum Fit {
    /** Fills the box; what sticks out on two sides is lost. */
    COVER,
    /** Stands whole in the box, which shows beside it. */
    CONTAIN,
    /** Whole and as large as the box allows; the box shrinks to it. */
    INSIDE,
    /** Pulled to the box's shape. */
    STRETCH;

    /**
     * What to do: scale to a size, then lay that on a canvas.
     *
     * @param left of the scaled picture on the canvas; negative where it is cut
     */
    public record Placement(int widthPx, int heightPx, int left, int top, int canvasWidthPx, int canvasHeightPx) {}

    /** @param boxWidthPx 0 with {@code boxHeightPx} above 0, or the other way round: what keeps the picture's shape */
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
