package dev.claquete.studio.image.storyboard;

/** Still or moving water below the horizon: a reflection broken by waves, darker toward the viewer. */
final class Water {

    private Water() {}

    /**
     * Reflects what is painted above the horizon.
     *
     * @param clarity 0 hides the reflection, 1 shows it fully
     * @param waves how far waves distort it, as a share of the shorter side
     */
    static void mirror(PaintingContext s, Colour deep, double clarity, double waves) {
        int top = (int) s.horizon;
        double phase = s.between(0, 50);
        s.canvas.shade(top, s.height, span -> {
            int y = span.y;
            double depth = (y - top) / (double) (s.height - top);
            double near = 1 / (0.06 + depth);
            double step = near * 0.9 * 1.1 / s.unit;
            s.noise.fractalRow(phase - step * s.width / 2, step, near * 7, 2, span.noise, 0, s.width);
            float bend = (float) (waves * s.unit * (0.15 + depth));
            float mirrored = (float) (top - (y - top) * 0.92);
            float clear = (float) (clarity * (1 - 0.72 * depth));
            for (int x = 0; x < s.width; x++) {
                float wave = span.noise[x];
                int fromX = clamp(x + (int) (bend * wave * 0.5f), s.width);
                int fromY = clamp((int) (mirrored + bend * wave * 1.6f) - 2, top);
                int from = fromY * s.width + fromX;
                span.shares[x] = 1 - clear - 0.07f * wave;
                span.red[span.at + x] = span.red[from];
                span.green[span.at + x] = span.green[from];
                span.blue[span.at + x] = span.blue[from];
            }
            span.over(deep, span.shares);
        });
    }

    /** The glitter path of the sun or moon on moving water. */
    static void glitter(PaintingContext s, double strength) {
        double phase = s.between(0, 50);
        double span = s.height - s.horizon;
        double reach = 2.15 * 0.29 * s.unit; // where the glitter path fades to a hundredth
        s.canvas.shade(s.sunX - reach, s.horizon, s.sunX + reach, s.height, pixels -> {
            double depth = (pixels.y - s.horizon) / span;
            double near = 1 / (0.05 + depth);
            float wide = (float) (s.unit * (0.07 + 0.22 * depth));
            float bright = (float) (1 - 0.75 * depth);
            double step = near * 1.8 / s.unit;
            double first = phase + (pixels.from - s.sunX) * step;
            s.noise.fractalRow(first, step, near * 13, 3, pixels.noise, pixels.from, pixels.to);
            for (int x = pixels.from; x < pixels.to; x++) {
                float path = bright * TabulatedCurve.BELL.at(Math.abs((float) (x - s.sunX)) / wide);
                float spark = Shader.smooth((pixels.noise[x] + path * 0.25f - 0.05f) / 0.35f);
                pixels.shares[x] = path > 0.01f ? (float) strength * path * spark : 0;
            }
            pixels.add(s.mood.light(), pixels.shares);
        });
    }

    private static int clamp(int value, int limit) {
        return value < 0 ? 0 : value < limit ? value : limit - 1;
    }
}
