package dev.claquete.render.frame;

/**
 * A blend that reaches some places earlier than others.
 *
 * @param softness the width of the edge, as a share of the way
 * @param way when each place is reached
 */
record Mask(double softness, Way way) implements Blend {

    static final double HARD = 0.004;
    static final double SOFT = 0.25;

    private static final int GRAINS_ACROSS = 320;
    private static final int GRAINS_DOWN = 180;

    /** When a place is reached: 0 at once, 1 at the end. */
    interface Way {

        /**
         * Returns when a place is reached.
         *
         * @param u 0 at the left edge, 1 at the right one
         * @param v 0 at the top, 1 at the bottom
         * @param shape width divided by height
         */
        double at(double u, double v, double shape);
    }

    static double fromMiddle(double u, double v, double shape) {
        double x = (2 * u - 1) * shape;
        double y = 2 * v - 1;
        return Math.sqrt((x * x + y * y) / (shape * shape + 1));
    }

    /** Clockwise from the top. */
    static double aroundMiddle(double u, double v, double shape) {
        double angle = Math.atan2((u - 0.5) * shape, 0.5 - v) / (2 * Math.PI);
        return angle < 0 ? angle + 1 : angle;
    }

    /** Grains in no visible order, always the same (the finaliser of MurmurHash3). */
    static double grain(double u, double v, double shape) {
        int hash = (int) (v * GRAINS_DOWN) * GRAINS_ACROSS + (int) (u * GRAINS_ACROSS) + 1;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return ((hash ^ hash >>> 16) >>> 8) / (double) (1 << 24);
    }

    @Override
    public void draw(YuvFrame from, YuvFrame to, double share, YuvFrame into) {
        double edge = share * (1 + softness);
        int width = from.chromaWidthPx();
        int height = from.chromaHeightPx();
        double shape = (double) width / height;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double at = way.at((column + 0.5) / width, (row + 0.5) / height, shape);
                int weight = (int) Math.round(ONE * Math.max(0, Math.min(1, (edge - at) / softness)));
                int chroma = row * width + column;
                int luma = 2 * row * from.widthPx + 2 * column;
                mix(from.u, to.u, chroma, weight, into.u);
                mix(from.v, to.v, chroma, weight, into.v);
                mix(from.y, to.y, luma, weight, into.y);
                mix(from.y, to.y, luma + 1, weight, into.y);
                mix(from.y, to.y, luma + from.widthPx, weight, into.y);
                mix(from.y, to.y, luma + from.widthPx + 1, weight, into.y);
            }
        }
    }

    private static void mix(byte[] from, byte[] to, int at, int weight, byte[] into) {
        into[at] = (byte) ((from[at] & 255) * (ONE - weight) + (to[at] & 255) * weight + ONE / 2 >> 8);
    }
}
