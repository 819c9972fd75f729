package dev.claquete.studio.image.storyboard;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Below the surface: shafts of light, reefs fading into the blue, weeds and bubbles. */
final class Underwater implements Backdrop.Painter {

    @Override
    public void paint(PaintingContext s) {
        double turn = s.between(-26, 22);
        boolean abyss = s.mood.dark();
        Colour top = Colour.hex(abyss ? "#1287a8" : "#5fe0e0").turned(turn, 1);
        Colour middle = Colour.hex(abyss ? "#0a3f73" : "#1493c4").turned(turn, 1);
        Colour bottom = Colour.hex(abyss ? "#030d26" : "#07305f").turned(turn * 0.6, 1);
        ColourGradient water = ColourGradient.of(top, middle, bottom, bottom.times(0.7));
        double swirl = s.between(0, 99);
        SmoothField murk = new SmoothField(
                s.canvas,
                (x, y) -> 1.05 * y / s.height + 0.07 * s.noise.warped(swirl + x / s.unit * 1.3, y / s.unit * 1.3, 4));
        s.canvas.shade(span -> {
            murk.row(span, 0, span.y, span.shares);
            span.set(water, span.shares);
        });
        shafts(s, top);
        reefs(s, middle, bottom);
        weeds(s, bottom);
        bubbles(s, top);
    }

    private static void shafts(PaintingContext s, Colour light) {
        double sourceX = s.width * s.between(0.2, 0.8);
        double sourceY = -0.35 * s.height;
        double seed = s.between(0, 99);
        double deepest = s.height * 0.82;
        SmoothField bright = new SmoothField(s.canvas, 0, deepest, (x, y) -> {
            double angle = Math.atan2(x - sourceX, y - sourceY);
            float shaft = Shader.smooth(-0.05, 0.75, s.noise.fractal(seed + angle * 9, 0.3, 3));
            double fall = Math.pow(Math.max(0, 1 - y / deepest), 1.4);
            double spread = Math.exp(-angle * angle * 3.2);
            return 0.5 * shaft * fall * spread + 0.12 * fall * fall;
        });
        s.canvas.shade(0, deepest, Shader.add(light, bright));
    }

    private static void reefs(PaintingContext s, Colour far, Colour near) {
        for (int i = 0; i < 4; i++) {
            double row = i * 7.7;
            double base = s.height * (0.70 + 0.085 * i);
            double tall = s.height * (0.10 - 0.012 * i);
            double seed = s.between(0, 99);
            double tilt = s.between(-0.06, 0.06) * s.height;
            Colour colour = far.mix(near.times(0.5), 0.3 + 0.24 * i);
            ColourGradient ink = ColourGradient.of(colour.mix(far, 0.25), colour, colour.times(0.6));
            s.canvas.fill(
                    s.below(x -> base
                            + tilt * (x / s.width - 0.5)
                            - tall * s.noise.fractal(seed + x / s.unit * 2.2, row, 5)),
                    Shader.vertical(ink, base - tall, base + 2 * tall));
        }
    }

    private static void weeds(PaintingContext s, Colour colour) {
        for (int i = 0; i < (s.spare ? 8 : 26); i++) {
            boolean left = s.chance(0.5);
            double footX = s.width * (left ? s.between(-0.02, 0.3) : s.between(0.7, 1.02));
            double tall = s.height * s.between(0.08, 0.26);
            double phase = s.between(0, 6);
            double thick = s.unit * s.between(0.008, 0.02);
            Path2D blade = new Path2D.Double();
            blade.moveTo(footX - thick, s.height);
            for (int step = 0; step <= 40; step++) {
                double at = step / 40.0;
                blade.lineTo(swayed(s, footX, phase, at) - thick * (1 - at), s.height - tall * at);
            }
            for (int step = 40; step >= 0; step--) {
                double at = step / 40.0;
                blade.lineTo(swayed(s, footX, phase, at) + thick * (1 - at), s.height - tall * at);
            }
            blade.closePath();
            Colour green =
                    colour.mix(Colour.hex("#0d6b5c"), s.between(0.1, 0.5)).times(s.between(0.4, 0.9));
            s.canvas.fill(blade, Shader.flat(green), 0.9f);
        }
    }

    private static double swayed(PaintingContext s, double footX, double phase, double at) {
        return footX + s.unit * 0.035 * at * Math.sin(phase + 5 * at);
    }

    private static void bubbles(PaintingContext s, Colour light) {
        for (int i = 0; i < (s.spare ? 14 : 70); i++) {
            double size = s.unit * Math.pow(s.random.nextDouble(), 3) * 0.026 + 1.5;
            double x = s.between(0, s.width);
            double y = s.between(0.02, 0.95) * s.height;
            float bright = (float) s.between(0.08, 0.4);
            s.canvas.fill(new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size), span -> {
                for (int column = span.from; column < span.to; column++) {
                    double dx = column - x;
                    double dy = span.y - y;
                    float rim = (float) Math.min(1, (dx * dx + dy * dy) / (size * size));
                    span.shares[column] = bright * (0.15f + 0.85f * rim * rim);
                }
                span.add(light, span.shares);
            });
            Stars.dot(s.canvas, x - size * 0.35, y - size * 0.35, size * 0.2, light, bright * 1.6f);
        }
    }
}
