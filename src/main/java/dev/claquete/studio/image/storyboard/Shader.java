package dev.claquete.studio.image.storyboard;

/** Recolours a run of pixels in one row, in place, in linear light. */
interface Shader {

    void shade(PixelRun span);

    static Shader flat(Colour colour) {
        return span -> span.set(colour);
    }

    /** A vertical gradient between two heights. */
    static Shader vertical(ColourGradient ramp, double topPx, double bottomPx) {
        return span -> span.set(ramp, (span.y - topPx) / (bottomPx - topPx));
    }

    /** Blends a colour over the run by a field. */
    static Shader over(Colour colour, SmoothField share) {
        return span -> {
            share.row(span, 0, span.y, span.shares);
            span.over(colour, span.shares);
        };
    }

    /** Adds light of a colour by a field. */
    static Shader add(Colour light, SmoothField amount) {
        return span -> {
            amount.row(span, 0, span.y, span.shares);
            span.add(light, span.shares);
        };
    }

    /** 0 below one edge, 1 above the other, smooth between. */
    static float smooth(double from, double to, double value) {
        return smooth((float) ((value - from) / (to - from)));
    }

    /** 0 below 0, 1 above 1, smooth between. */
    static float smooth(float t) {
        float inside = t < 0 ? 0 : t > 1 ? 1 : t;
        return inside * inside * (3 - 2 * inside);
    }
}
