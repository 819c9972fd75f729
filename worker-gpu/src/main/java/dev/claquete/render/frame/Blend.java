package dev.claquete.render.frame;

import dev.claquete.render.frame.VisualEffect.Shot;

/** Blends two pictures into one frame, see {@link Transition#draw}. */
@FunctionalInterface
interface Blend {

    int ONE = 256;
    byte GREY = (byte) 128;

    /** Treats every sample by itself: adds up both pictures' shares. */
    Blend MIX = (from, to, share, into) -> {
        int weight = (int) Math.round(share * ONE);
        mix(from.y, to.y, weight, into.y);
        mix(from.u, to.u, weight, into.u);
        mix(from.v, to.v, weight, into.v);
    };

    Blend ZOOM = (from, to, share, into) -> {
        YuvFrame near = new YuvFrame(from.size());
        new StillLens(new Still(from), from.size()).newDesk().draw(Shot.centred(1 + share), near);
        MIX.draw(near, to, share, into);
    };

    void draw(YuvFrame from, YuvFrame to, double share, YuvFrame into);

    /** Fades through a frame without colour. */
    static Blend through(int luma) {
        return (from, to, share, into) -> {
            boolean leaving = share < 0.5;
            YuvFrame seen = leaving ? from : to;
            int weight = (int) Math.round((leaving ? 2 * share : 2 - 2 * share) * ONE);
            mix(seen.y, (byte) luma, weight, into.y);
            mix(seen.u, GREY, weight, into.u);
            mix(seen.v, GREY, weight, into.v);
        };
    }

    /** The second picture pushes the first one out, by whole samples of colour. */
    static Blend slide(int across, int down) {
        return (from, to, share, into) -> {
            int dx = across * (int) Math.round(share * from.chromaWidthPx());
            int dy = down * (int) Math.round(share * from.chromaHeightPx());
            int apartX = across * from.chromaWidthPx();
            int apartY = down * from.chromaHeightPx();
            shift(from, dx, dy, into);
            shift(to, dx - apartX, dy - apartY, into);
        };
    }

    /** Copies what stays inside when a picture is moved. */
    private static void shift(YuvFrame frame, int dx, int dy, YuvFrame into) {
        shift(frame.y, frame.widthPx, frame.heightPx, 2 * dx, 2 * dy, into.y);
        shift(frame.u, frame.chromaWidthPx(), frame.chromaHeightPx(), dx, dy, into.u);
        shift(frame.v, frame.chromaWidthPx(), frame.chromaHeightPx(), dx, dy, into.v);
    }

    private static void shift(byte[] plane, int width, int height, int dx, int dy, byte[] into) {
        int count = width - Math.abs(dx);
        for (int row = Math.max(0, dy); row < Math.min(height, height + dy) && count > 0; row++) {
            System.arraycopy(plane, (row - dy) * width + Math.max(0, -dx), into, row * width + Math.max(0, dx), count);
        }
    }

    private static void mix(byte[] from, byte[] to, int weight, byte[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = (byte) ((from[i] & 255) * (ONE - weight) + (to[i] & 255) * weight + ONE / 2 >> 8);
        }
    }

    private static void mix(byte[] from, byte to, int weight, byte[] into) {
        int share = (to & 255) * weight + ONE / 2;
        for (int i = 0; i < into.length; i++) {
            into[i] = (byte) ((from[i] & 255) * (ONE - weight) + share >> 8);
        }
    }
}
