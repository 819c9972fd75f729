package dev.claquete.studio.image.storyboard;

import java.awt.geom.Ellipse2D;

/** A nebula, a planet lit from one side, and stars; dark ground at the bottom. */
final class Space implements Backdrop.Painter {

    /** Hue rotations that give violet, blue, teal, magenta and amber gas. */
    private static final double[] TURNS = {0, -35, -85, 40, 120};

    private static final Colour VOID = Colour.hex("#04040d");

    @Override
    public void paint(PaintingContext s) {
        double turn = TURNS[s.random.nextInt(TURNS.length)] + s.between(-12, 12);
        nebula(s, turn);
        Stars.paint(s, s.spare ? 200 : 700, s.height * 1.3);
        planet(s, turn);
        if (s.chance(0.6)) {
            ground(s, turn);
        }
    }

    private static void nebula(PaintingContext s, double turn) {
        Colour first = Colour.hex("#5a2bd8").turned(turn, 0.9);
        Colour second = Colour.hex("#d8418f").turned(turn + s.between(-30, 60), 0.9);
        ColourGradient ramp = ColourGradient.of(
                VOID, first.times(0.12), first.times(0.5), second.times(0.75), second.mix(Colour.hex("#fff0e0"), 0.55));
        double angle = s.between(-0.9, 0.9);
        double sin = Math.sin(angle);
        double cos = Math.cos(angle);
        double seed = s.between(0, 99);
        SmoothField gas = new SmoothField(s.canvas, (x, y) -> {
            double dx = (x - s.width * 0.5) / s.unit;
            double dy = (y - s.height * 0.42) / s.unit;
            double across = dx * sin + dy * cos;
            double band = Math.exp(-across * across * 5);
            double n = s.noise.warped(seed + dx * 1.6, seed + dy * 1.6, 6);
            return 0.92 * (0.16 + 0.5 * band + 0.55 * n * (0.35 + band));
        });
        s.canvas.shade(span -> {
            gas.row(span, 0, span.y, span.shares);
            span.set(ramp, span.shares);
        });
    }

    private static void planet(PaintingContext s, double turn) {
        boolean huge = s.chance(0.4);
        double radius = huge ? s.layout.subjectPx() * 0.72 : s.unit * s.between(0.13, 0.2);
        double x0 =
                huge ? s.layout.subjectX() + s.between(-0.1, 0.1) * s.unit : s.width * (s.chance(0.5) ? 0.16 : 0.84);
        double y0 = huge ? s.layout.subjectY() + 0.05 * s.unit : s.height * s.between(0.36, 0.6);
        Colour body = Colour.hex("#d98f5c").turned(turn + 150, 0.9);
        ColourGradient bands = ColourGradient.of(
                body.times(0.45),
                body,
                body.turned(25, 0.8).times(1.05),
                body.times(0.7),
                body.mix(Colour.hex("#ffffff"), 0.4),
                body.times(0.6));
        double sun = s.between(-0.9, 0.9);
        double lightX = Math.sin(sun) * 0.8;
        double lightY = -0.45;
        double seed = s.between(0, 99);
        double tilt = s.between(-0.5, 0.5);
        Colour air = body.mix(Colour.hex("#dfe9ff"), 0.5);
        TabulatedCurve halo = new TabulatedCurve(1, 1.62, edge -> edge < 1.612 ? 0.35 * Math.exp(-(edge - 1) * 9) : 0);
        double reach = 1.62 * radius;
        s.canvas.shade(x0 - reach, y0 - reach, x0 + reach, y0 + reach, span -> {
            float dy = (float) ((span.y - y0) / radius);
            for (int x = span.from; x < span.to; x++) {
                float dx = (float) ((x - x0) / radius);
                float edge = (float) Math.sqrt(dx * dx + dy * dy);
                float side = dx * (float) lightX + dy * (float) lightY + 0.35f;
                span.shares[x] = edge > 1 && side > 0 ? halo.at(edge) * side : 0;
            }
            span.add(air, span.shares);
        });
        double sin = Math.sin(tilt);
        double cos = Math.cos(tilt);
        SmoothField weather = new SmoothField(s.canvas, x0 - radius, y0 - radius, x0 + radius, y0 + radius, (x, y) -> {
            double dx = (x - x0) / radius;
            double dy = (y - y0) / radius;
            double v = dy * cos - dx * sin;
            return 0.5 + 0.38 * v + 0.22 * s.noise.warped(seed + (dx * cos + dy * sin) * 1.1, v * 3.2, 4);
        });
        s.canvas.fill(new Ellipse2D.Double(x0 - radius, y0 - radius, 2 * radius, 2 * radius), span -> {
            weather.row(span, 0, span.y, span.noise);
            float dy = (float) ((span.y - y0) / radius);
            for (int x = span.from; x < span.to; x++) {
                float dx = (float) ((x - x0) / radius);
                float squared = dx * dx + dy * dy;
                float toward = dx * (float) lightX + dy * (float) lightY;
                float lit = toward + (float) Math.sqrt(squared < 1 ? 1 - squared : 0) * 0.45f;
                float side = toward + 0.35f;
                span.shares[x] = 0.03f + (lit > 0 ? lit : 0);
                span.others[x] = side > 0 ? squared * squared * squared * 0.5f * side : 0;
            }
            span.set(bands, span.noise);
            span.dim(span.shares);
            span.add(air, span.others);
        });
    }

    private static void ground(PaintingContext s, double turn) {
        Colour dust = Colour.hex("#3a3350").turned(turn, 0.8);
        for (int i = 0; i < 3; i++) {
            double row = i * 4.4;
            double base = s.height * (0.74 + 0.085 * i);
            double seed = s.between(0, 99);
            double tall = s.height * 0.05;
            Colour near = dust.times(0.75 - 0.25 * i);
            s.canvas.fill(
                    s.below(x -> base - tall * s.noise.fractal(seed + x / s.unit * 1.4, row, 6)),
                    Shader.vertical(
                            ColourGradient.of(near.times(1.5), near, near.times(0.35)), base - tall, base + 3 * tall));
        }
    }
}
