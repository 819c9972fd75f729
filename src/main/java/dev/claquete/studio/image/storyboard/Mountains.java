package dev.claquete.studio.image.storyboard;

import java.util.function.DoubleUnaryOperator;

/** A snow-capped range, foothills fading into haze, sometimes a lake in front. */
final class Mountains implements Backdrop.Painter {

    @Override
    public void paint(PaintingContext s) {
        s.horizon = s.height * s.between(0.66, 0.72);
        Sky.paint(s);
        boolean lake = s.chance(0.5);
        range(s, 0.7, 0.23, 0.55);
        range(s, 1.05, 0.17, 0.34);
        hills(s, 0.30, s.horizon - 0.05 * s.height);
        hills(s, 0.14, s.horizon - 0.005 * s.height);
        if (lake) {
            Water.mirror(s, s.mood.seen(Colour.hex("#0e3d52"), 0.05), 0.8, 0.012);
        } else {
            hills(s, 0.06, s.horizon + 0.09 * s.height);
            hills(s, 0.0, s.horizon + 0.19 * s.height);
        }
    }

    private static void range(PaintingContext s, double frequency, double share, double distance) {
        double seed = s.between(0, 99);
        double base = s.horizon + 0.01 * s.height;
        double tall = share * s.height * 1.35;
        double stretch = frequency / s.unit * 1.5;
        DoubleUnaryOperator line =
                x -> base - tall * (0.22 + 0.95 * s.noise.ridged(seed + x * stretch, seed * 0.37, 6));
        Colour rock = s.mood.seen(Colour.hex("#7c7f98"), distance);
        Colour dark = s.mood.seen(Colour.hex("#31406b"), distance * 0.85);
        Colour white = s.mood.seen(Colour.hex("#f6f8ff"), distance * 0.6).mix(s.mood.light(), 0.35);
        double toward = s.sunX > s.width / 2.0 ? 1 : -1;
        double grain = 3.4 / s.unit;
        double reach = 0.03 * s.unit;
        double hidden = s.horizon + 0.1 * s.height; // behind the hills or the lake
        SmoothField relief = new SmoothField(
                s.canvas,
                base - 1.3 * tall,
                hidden,
                (x, y) -> s.noise.ridged(seed + (x + 0.5 * y) * grain, y * grain * 0.9, 5)
                        + s.noise.ridged(seed + (x - 0.6 * y) * grain * 0.8, 7 + y * grain * 0.7, 4));
        double[] crest = new double[s.width + 4];
        for (int x = 0; x < crest.length; x++) {
            crest[x] = line.applyAsDouble(x);
        }
        float[] snow = new float[s.width];
        for (int x = 0; x < s.width; x++) {
            double height = (base - crest[x]) / tall;
            snow[x] = (float) (0.55 * Math.max(0, height - 0.42) + crest[x] / tall + 0.02);
        }
        s.canvas.fill(s.below(line, hidden), pixels -> {
            int y = pixels.y;
            float down = (float) (y / tall);
            relief.row(pixels, 0, y, pixels.noise);
            relief.row(pixels, -toward * reach, y + 0.4 * reach, pixels.shares);
            for (int x = pixels.from; x < pixels.to; x++) {
                float lit = Shader.smooth((pixels.shares[x] - pixels.noise[x] + 0.16f) / 0.36f);
                float cap = Shader.smooth((snow[x] + 0.12f * (pixels.noise[x] - 0.8f) - down) / 0.04f);
                pixels.shares[x] = lit;
                pixels.others[x] = cap * (0.3f + 0.7f * lit);
            }
            pixels.set(dark);
            pixels.over(rock, pixels.shares);
            pixels.over(white, pixels.others);
            pixels.over(s.mood.haze(), 0.8f * Shader.smooth(base - 0.7 * tall, base, y));
        });
    }

    private static void hills(PaintingContext s, double distance, double base) {
        double seed = s.between(0, 99);
        Colour green = s.mood.seen(Colour.hex("#2e5e4e").turned(s.between(-15, 15), 1), distance);
        double tall = 0.075 * s.height;
        double scale = s.between(1.1, 2.0) / s.unit;
        s.canvas.fill(
                s.below(x -> base - tall * s.noise.fractal(seed + x * scale, seed, 5)),
                Shader.vertical(
                        ColourGradient.of(green, green.mix(s.mood.haze(), distance > 0.1 ? 0.4 : 0.06)),
                        base - tall,
                        base + tall));
    }
}
