package dev.claquete.studio.image.storyboard;

/** Dunes with a lit and a shaded side, mesas on the horizon. */
final class Desert implements Backdrop.Painter {

    @Override
    public void paint(PaintingContext s) {
        s.horizon = s.height * s.between(0.56, 0.62);
        Sky.paint(s, s.between(0.0, 0.25));
        mesas(s);
        Colour sand = Colour.hex("#d9964f").turned(s.between(-18, 14), 1);
        for (int i = 0; i < 5; i++) {
            dune(s, i, sand);
        }
    }

    private static void mesas(PaintingContext s) {
        double seed = s.between(0, 99);
        Colour rock = s.mood.seen(Colour.hex("#9c5a45"), 0.62);
        double tall = 0.07 * s.height;
        s.canvas.fill(
                s.below(x -> {
                    float n = s.noise.fractal(seed + x / s.unit * 1.5, 0.4, 3);
                    double step = Shader.smooth(0.02, 0.09, n) * 0.7 + Shader.smooth(0.28, 0.33, n) * 0.3;
                    return s.horizon + 0.03 * s.height - tall * step - 0.03 * s.height * 0.2 * n;
                }),
                Shader.vertical(
                        ColourGradient.of(rock, rock.mix(s.mood.haze(), 0.6)),
                        s.horizon - tall,
                        s.horizon + 0.03 * s.height));
    }

    private static void dune(PaintingContext s, int row, Colour sand) {
        double span = s.height - s.horizon;
        double base = s.horizon + span * (0.06 + 0.2 * row);
        double tall = span * (0.10 + 0.035 * row);
        double seed = s.between(0, 99);
        double length = s.unit * (0.55 + 0.22 * row);
        double[] crest = new double[s.width + 8];
        for (int x = 0; x < crest.length; x++) {
            double at = seed + x / length;
            double fold = 1 - Math.abs(s.noise.at(at, row * 3.7)) * 1.9; // one sharp ridge for each fold
            crest[x] = base - tall * (0.7 * fold + 0.35 * s.noise.at(at * 0.6, 9.1));
        }
        double distance = Math.max(0, 0.5 - 0.16 * row);
        Colour lit = s.mood.seen(sand, distance).mix(s.mood.light(), 0.12);
        Colour dark = s.mood.seen(sand.mix(s.mood.shade(), 0.5), distance * 0.8);
        float toward = s.sunX > s.width / 2.0 ? 1 : -1;
        float[] side = new float[crest.length];
        for (int x = 4; x < crest.length - 4; x++) {
            side[x] = 0.85f * Shader.smooth(-0.2, 0.2, (crest[x + 4] - crest[x - 4]) / 8 * toward);
        }
        float reach = (float) (0.5 * s.unit * toward);
        float ripple = 2 * (60 + 14 * row);
        float strength = 0.05f * Math.min(1, row * 0.5f);
        double step = 5 / s.unit;
        double nearer =
                s.horizon + span * (0.26 + 0.2 * row) + tall + 0.035 * span; // the next dune hides everything below
        s.canvas.fill(s.below(x -> crest[(int) Math.max(0, Math.min(crest.length - 1, x))], nearer), pixels -> {
            double down = pixels.y * step + row;
            s.noise.row(pixels.from * step, step, down, pixels.noise, pixels.from, pixels.to);
            for (int x = pixels.from; x < pixels.to; x++) {
                float depth = (float) ((pixels.y - crest[x]) / span);
                int probe = x + (int) (depth * reach);
                probe = probe < 4 ? 4 : probe > side.length - 5 ? side.length - 5 : probe;
                pixels.shares[x] =
                        side[probe] * Shader.smooth(1 - depth / 0.55f) + 0.5f * Shader.smooth((depth - 0.1f) / 0.8f);
                float wave = TabulatedCurve.sine(ripple * (depth * 2.2f + 0.25f * pixels.noise[x]));
                pixels.others[x] = strength + strength * wave;
            }
            pixels.set(lit);
            pixels.over(dark, pixels.shares);
            pixels.over(dark, pixels.others);
        });
    }
}
