package dev.claquete.studio.image.storyboard;

import java.util.function.DoubleUnaryOperator;

/** Open water under a wide sky, with one or two distant islands and swell in front. */
final class Sea implements Backdrop.Painter {

    private static final Colour BLUE = Colour.hex("#0b5d8a");

    @Override
    public void paint(PaintingContext s) {
        s.horizon = s.height * s.between(0.56, 0.63);
        if (s.sunRadius < 0.2 * s.unit) {
            s.sunY = s.horizon - s.sunRadius * s.between(0.2, 2.2);
        }
        Sky.paint(s);
        islands(s);
        Colour deep = s.mood.seen(BLUE.turned(s.between(-14, 10), 1), 0).withLightness(s.mood.dark() ? 0.24 : 0.42);
        Water.mirror(s, deep, 0.8, 0.035);
        Water.glitter(s, s.mood.dark() ? 0.8 : 0.6);
        swell(s, deep);
    }

    private static void islands(PaintingContext s) {
        for (int i = 0; i < 2; i++) {
            double middle = s.between(0, s.width);
            double reach = s.unit * s.between(0.25, 0.5);
            double tall = s.unit * s.between(0.05, 0.11) * (i == 0 ? 1 : 0.6);
            double seed = s.between(0, 99);
            Colour colour = s.mood.seen(Colour.hex("#2f5a55"), i == 0 ? 0.5 : 0.72);
            s.canvas.fill(
                    s.below(x -> {
                        double slope = Math.max(0, 1 - Math.pow((x - middle) / reach, 2));
                        return s.horizon
                                + 1
                                - tall * slope * (0.7 + 0.5 * s.noise.fractal(seed + x / s.unit * 7, 0.5, 4));
                    }),
                    span -> {
                        if (span.y < s.horizon) {
                            span.over(colour, 0.92f);
                        }
                    });
        }
    }

    /** Three near waves, each with a bright crest. */
    private static void swell(PaintingContext s, Colour deep) {
        double span = s.height - s.horizon;
        Colour crest = deep.mix(s.mood.haze(), 0.55);
        for (int i = 0; i < 3; i++) {
            double row = i * 3.3;
            double base = s.horizon + span * (0.36 + 0.25 * i);
            double tall = span * (0.035 + 0.03 * i);
            double seed = s.between(0, 99);
            double length = s.unit * (0.35 + 0.2 * i);
            DoubleUnaryOperator line = x -> base + tall * s.noise.fractal(seed + x / length, row, 2);
            Colour dark = deep.times(0.78 - 0.14 * i);
            double fade = span * 0.16;
            s.canvas.fill(s.below(line), pixels -> {
                float under = (float) Math.max(0, 1 - (pixels.y - base + tall) / fade);
                pixels.over(dark, 0.5f);
                pixels.over(crest, 0.24f * under * under);
            });
        }
    }
}
