package dev.claquete.studio.image.storyboard;

/** Recolours one pixel: {@code rgb} holds its present linear colour and receives the new one. Called from many threads. */
interface Shader {

    void shade(int x, int y, float[] rgb);

    static Shader flat(Colour colour) {
        return (x, y, rgb) -> set(rgb, colour);
    }

    /** A vertical run of colours between two heights. */
    static Shader vertical(Ramp ramp, double topPx, double bottomPx) {
        return (x, y, rgb) -> ramp.at((float) ((y - topPx) / (bottomPx - topPx)), rgb);
    }

    /** 0 below one edge, 1 above the other, smooth between. */
    static float smooth(double from, double to, double value) {
        float t = (float) Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }

    static void set(float[] rgb, Colour colour) {
        rgb[0] = colour.r();
        rgb[1] = colour.g();
        rgb[2] = colour.b();
    }

    /** Multiplies the light that falls on the pixel. */
    static void dim(float[] rgb, float factor) {
        rgb[0] *= factor;
        rgb[1] *= factor;
        rgb[2] *= factor;
    }

    /** Adds light of a colour. */
    static void add(float[] rgb, Colour light, float amount) {
        rgb[0] += light.r() * amount;
        rgb[1] += light.g() * amount;
        rgb[2] += light.b() * amount;
    }

    /** Covers with a colour. */
    static void over(float[] rgb, Colour colour, float share) {
        rgb[0] += (colour.r() - rgb[0]) * share;
        rgb[1] += (colour.g() - rgb[1]) * share;
        rgb[2] += (colour.b() - rgb[2]) * share;
    }
}
