package dev.claquete.studio.image.storyboard;

import java.util.Arrays;

/**
 * A run of pixels in one row: the columns {@code from} to {@code to} (exclusive) of row {@code y}. Shaders recolour
 * whole rows, with one share for each column, so that each of these loops is compiled once and runs at full speed. Not
 * thread-safe.
 */
final class PixelRun {

    /** The planes; column x is at {@code at + x}. */
    float[] red;

    float[] green;
    float[] blue;
    int at;

    int y;
    int from;
    int to;

    /** Rows of scratch memory for shaders, one value for each column, with arbitrary initial content. */
    final float[] shares;

    final float[] others;
    final float[] noise;

    PixelRun(int width, float[] red, float[] green, float[] blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
        shares = new float[width];
        others = new float[width];
        noise = new float[width];
    }

    void set(Colour colour) {
        set(colour.r(), colour.g(), colour.b());
    }

    private void set(float r, float g, float b) {
        Arrays.fill(red, at + from, at + to, r);
        Arrays.fill(green, at + from, at + to, g);
        Arrays.fill(blue, at + from, at + to, b);
    }

    /** Gives all columns the gradient's colour at one position. */
    void set(ColourGradient ramp, double position) {
        int i = ColourGradient.index((float) position);
        set(ramp.red[i], ramp.green[i], ramp.blue[i]);
    }

    /** Gives each column the gradient's colour at its own position. */
    void set(ColourGradient ramp, float[] positions) {
        for (int x = from; x < to; x++) {
            int i = ColourGradient.index(positions[x]);
            red[at + x] = ramp.red[i];
            green[at + x] = ramp.green[i];
            blue[at + x] = ramp.blue[i];
        }
    }

    /** Blends a colour over the run. */
    void over(Colour colour, float share) {
        cover(red, at, from, to, colour.r(), share);
        cover(green, at, from, to, colour.g(), share);
        cover(blue, at, from, to, colour.b(), share);
    }

    void over(Colour colour, float[] shares) {
        cover(red, at, from, to, colour.r(), shares);
        cover(green, at, from, to, colour.g(), shares);
        cover(blue, at, from, to, colour.b(), shares);
    }

    /** Adds light of a colour. */
    void add(Colour light, float amount) {
        lighten(red, at, from, to, light.r() * amount);
        lighten(green, at, from, to, light.g() * amount);
        lighten(blue, at, from, to, light.b() * amount);
    }

    void add(Colour light, float[] amounts) {
        lighten(red, at, from, to, light.r(), amounts);
        lighten(green, at, from, to, light.g(), amounts);
        lighten(blue, at, from, to, light.b(), amounts);
    }

    /** Multiplies the light of each column. */
    void dim(float[] factors) {
        multiply(red, at, from, to, factors);
        multiply(green, at, from, to, factors);
        multiply(blue, at, from, to, factors);
    }

    private static void cover(float[] plane, int at, int from, int to, float colour, float share) {
        for (int x = from; x < to; x++) {
            plane[at + x] += (colour - plane[at + x]) * share;
        }
    }

    private static void cover(float[] plane, int at, int from, int to, float colour, float[] shares) {
        for (int x = from; x < to; x++) {
            plane[at + x] += (colour - plane[at + x]) * shares[x];
        }
    }

    private static void lighten(float[] plane, int at, int from, int to, float light) {
        for (int x = from; x < to; x++) {
            plane[at + x] += light;
        }
    }

    static void lighten(float[] plane, int at, int from, int to, float light, float[] amounts) {
        for (int x = from; x < to; x++) {
            plane[at + x] += light * amounts[x];
        }
    }

    private static void multiply(float[] plane, int at, int from, int to, float[] factors) {
        for (int x = from; x < to; x++) {
            plane[at + x] *= factors[x];
        }
    }
}
