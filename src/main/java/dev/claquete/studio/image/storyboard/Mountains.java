package dev.claquete.studio.image.storyboard;

import java.util.function.DoubleUnaryOperator;

/** A snow-capped range, foothills fading into haze, sometimes a lake in front. */
final class Mountains implements Backdrop.Painter {

    @Override
    public void paint(Stage s) {
        s.horizon = s.height * s.between(0.66, 0.72);
        Sky.paint(s);
        boolean lake = s.chance(0.5);
        range(s, 0.75, 0.20, 0.62, true);
        range(s, 1.15, 0.17, 0.42, true);
        hills(s, 0.30, s.horizon - 0.05 * s.height);
        hills(s, 0.14, s.horizon - 0.005 * s.height);
        if (lake) {
            Water.mirror(s, s.mood.seen(Colour.hex("#0e3d52"), 0.05), 0.8, 0.012);
        } else {
            hills(s, 0.06, s.horizon + 0.09 * s.height);
            hills(s, 0.0, s.horizon + 0.19 * s.height);
        }
    }

    private static void range(Stage s, double frequency, double share, double distance, boolean snow) {
        double seed = s.between(0, 99);
        double base = s.horizon - 0.02 * s.height;
        double tall = share * s.height * 1.35;
        double stretch = frequency / s.unit * 1.5;
        DoubleUnaryOperator line = x -> base - tall * (0.25 + 0.95 * s.noise.ridged(seed + x * stretch, seed * 0.37, 6));
        Colour rock = s.mood.seen(Colour.hex("#4d566e"), distance);
        Colour dark = s.mood.seen(Colour.hex("#2b3350"), distance * 0.85);
        Colour white = s.mood.seen(Colour.hex("#f6f8ff"), distance * 0.75).mix(s.mood.light(), 0.35);
        double toward = Math.signum(s.sunX - s.width / 2.0) == 0 ? 1 : Math.signum(s.sunX - s.width / 2.0);
        double[] crest = new double[s.width + 40];
        for (int x = 0; x < crest.length; x++) {
            crest[x] = line.applyAsDouble(x - 20.0);
        }
        s.canvas.fill(s.below(line), (x, y, rgb) -> {
            double depth = (y - crest[x + 20]) / s.unit;
            int shifted = Math.max(6, Math.min(crest.length - 7, x + 20 + (int) (toward * depth * 0.55 * s.unit * 0.35)));
            double slope = (crest[shifted + 6] - crest[shifted - 6]) / 12 * -toward;
            float rough = s.noise.fractal(x / s.unit * 14, y / s.unit * 9, 3);
            float lit = Shader.smooth(-0.5, 0.6, -slope + 0.45 * rough);
            set(rgb, dark);
            Shader.over(rgb, rock, lit);
            double line2 = 0.075 + 0.06 * rough - 0.05 * (1 - lit);
            float cap = snow ? Shader.smooth(line2 + 0.012, line2 - 0.012, depth - (base - crest[x + 20]) / s.unit * 0.12) : 0;
            Shader.over(rgb, white, cap * (0.25f + 0.75f * lit));
            Shader.over(rgb, s.mood.haze(), 0.75f * Shader.smooth(base - 0.62 * tall, base, y));
        });
    }

    private static void hills(Stage s, double distance, double base) {
        double seed = s.between(0, 99);
        Colour green = s.mood.seen(Colour.hex("#2e5e4e").turned(s.between(-15, 15), 1), distance);
        double tall = 0.075 * s.height;
        double scale = s.between(1.1, 2.0) / s.unit;
        s.canvas.fill(
                s.below(x -> base - tall * s.noise.fractal(seed + x * scale, seed, 5)),
                Shader.vertical(
                        Ramp.of(green, green.mix(s.mood.haze(), distance > 0.1 ? 0.4 : 0.06)), base - tall, base + tall));
    }

    private static void set(float[] rgb, Colour colour) {
        rgb[0] = colour.r();
        rgb[1] = colour.g();
        rgb[2] = colour.b();
    }
}
