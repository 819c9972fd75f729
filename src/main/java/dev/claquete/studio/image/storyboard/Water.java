package dev.claquete.studio.image.storyboard;

import java.util.stream.IntStream;

/** Still or moving water below the horizon: a mirror image broken by waves, darker toward the viewer. */
final class Water {

    private Water() {}

    /**
     * Mirrors what is painted above the horizon.
     *
     * @param clarity 0 hides the mirror image, 1 shows it whole
     * @param waves how far waves bend it, in shares of the shorter side
     */
    static void mirror(Stage s, Colour deep, double clarity, double waves) {
        int top = (int) s.horizon;
        double phase = s.between(0, 50);
        IntStream.range(top, s.height).parallel().forEach(y -> {
            double depth = (y - top) / (double) (s.height - top);
            double near = 1 / (0.06 + depth);
            for (int x = 0; x < s.width; x++) {
                double across = (x - s.width / 2.0) / s.unit * near * 0.9;
                float wave = s.noise.fractal(phase + across * 1.1, near * 7, 2);
                double bend = waves * s.unit * wave * (0.15 + depth);
                int fromX = clamp(x + (int) (bend * 0.5), s.width);
                int fromY = clamp((int) (top - (y - top) * 0.92 + bend * 1.6) - 2, top);
                int from = 3 * (fromY * s.width + fromX);
                int to = 3 * (y * s.width + x);
                float share = (float) (clarity * (1 - 0.72 * depth) + 0.07 * wave);
                s.canvas.pixels[to] = deep.r() + (s.canvas.pixels[from] - deep.r()) * share;
                s.canvas.pixels[to + 1] = deep.g() + (s.canvas.pixels[from + 1] - deep.g()) * share;
                s.canvas.pixels[to + 2] = deep.b() + (s.canvas.pixels[from + 2] - deep.b()) * share;
            }
        });
    }

    /** The path of light that the sun or moon lays on moving water. */
    static void glitter(Stage s, double strength) {
        double phase = s.between(0, 50);
        double span = s.height - s.horizon;
        s.canvas.shade(s.horizon, s.height, (x, y, rgb) -> {
            double depth = (y - s.horizon) / span;
            double near = 1 / (0.05 + depth);
            double width = s.unit * (0.07 + 0.22 * depth);
            double aside = (x - s.sunX) / width;
            double path = Math.exp(-aside * aside) * (1 - 0.75 * depth);
            if (path > 0.01) {
                float wave = s.noise.fractal(phase + (x - s.sunX) / s.unit * near * 1.8, near * 13, 3);
                float spark = Shader.smooth(0.05, 0.4, wave + path * 0.25);
                Shader.add(rgb, s.mood.light(), (float) (strength * path * spark));
            }
        });
    }

    private static int clamp(int value, int limit) {
        return Math.max(0, Math.min(limit - 1, value));
    }
}
