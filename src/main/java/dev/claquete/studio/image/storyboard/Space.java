package dev.claquete.studio.image.storyboard;

/** A nebula, a planet lit from one side, and stars; dark ground at the bottom. */
final class Space implements Backdrop.Painter {

    /** Turns of the colour wheel that give violet, blue, teal, magenta and amber gas. */
    private static final double[] TURNS = {0, -35, -85, 40, 120};

    private static final Colour VOID = Colour.hex("#04040d");

    @Override
    public void paint(Stage s) {
        double turn = TURNS[s.random.nextInt(TURNS.length)] + s.between(-12, 12);
        nebula(s, turn);
        Stars.paint(s, s.spare ? 200 : 700, s.height * 1.3);
        planet(s, turn);
        if (s.chance(0.6)) {
            ground(s, turn);
        }
    }

    private static void nebula(Stage s, double turn) {
        Colour first = Colour.hex("#5a2bd8").turned(turn, 0.9);
        Colour second = Colour.hex("#d8418f").turned(turn + s.between(-30, 60), 0.9);
        Ramp ramp = Ramp.of(
                VOID, first.times(0.12), first.times(0.5), second.times(0.75), second.mix(Colour.hex("#fff0e0"), 0.55));
        double angle = s.between(-0.9, 0.9);
        double seed = s.between(0, 99);
        Field gas = new Field(s.canvas, (x, y) -> {
            double dx = (x - s.width * 0.5) / s.unit;
            double dy = (y - s.height * 0.42) / s.unit;
            double across = dx * Math.sin(angle) + dy * Math.cos(angle);
            double band = Math.exp(-across * across * 5);
            double n = s.noise.warped(seed + dx * 1.6, seed + dy * 1.6, 6);
            return (float) (0.16 + 0.5 * band + 0.55 * n * (0.35 + band));
        });
        s.canvas.shade((x, y, rgb) -> ramp.at(gas.at(x, y) * 0.92f, rgb));
    }

    private static void planet(Stage s, double turn) {
        boolean huge = s.chance(0.4);
        double radius = huge ? s.layout.subjectPx() * 0.72 : s.unit * s.between(0.13, 0.2);
        double x0 =
                huge ? s.layout.subjectX() + s.between(-0.1, 0.1) * s.unit : s.width * (s.chance(0.5) ? 0.16 : 0.84);
        double y0 = huge ? s.layout.subjectY() + 0.05 * s.unit : s.height * s.between(0.36, 0.6);
        Colour body = Colour.hex("#d98f5c").turned(turn + 150, 0.9);
        Ramp bands = Ramp.of(
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
        s.canvas.shade(y0 - 1.6 * radius, y0 + 1.6 * radius, (x, y, rgb) -> {
            double dx = (x - x0) / radius;
            double dy = (y - y0) / radius;
            double squared = dx * dx + dy * dy;
            if (squared > 2.6) {
                return;
            }
            double edge = Math.sqrt(squared);
            double side = Math.max(0, dx * lightX + dy * lightY + 0.35);
            if (edge > 1) {
                Shader.add(rgb, air, (float) (0.35 * Math.exp(-(edge - 1) * 9) * side));
            }
            float inside = Shader.smooth(1 + 1.5 / radius, 1 - 1.5 / radius, edge);
            if (inside > 0) {
                double dz = Math.sqrt(Math.max(0, 1 - squared));
                double lit = Math.max(0, dx * lightX + dy * lightY + dz * 0.45);
                double u = dx * Math.cos(tilt) + dy * Math.sin(tilt);
                double v = -dx * Math.sin(tilt) + dy * Math.cos(tilt);
                float n = s.noise.warped(seed + u * 1.1, v * 3.2, 4);
                float[] ink = new float[3];
                bands.at((float) (0.5 + 0.38 * v + 0.22 * n), ink);
                float bright = (float) (0.03 + 1.0 * lit);
                float rim = (float) (Math.pow(edge, 6) * 0.5 * side);
                rgb[0] += (ink[0] * bright + air.r() * rim - rgb[0]) * inside;
                rgb[1] += (ink[1] * bright + air.g() * rim - rgb[1]) * inside;
                rgb[2] += (ink[2] * bright + air.b() * rim - rgb[2]) * inside;
            }
        });
    }

    private static void ground(Stage s, double turn) {
        Colour dust = Colour.hex("#3a3350").turned(turn, 0.8);
        for (int i = 0; i < 3; i++) {
            double row = i * 4.4;
            double base = s.height * (0.74 + 0.085 * i);
            double seed = s.between(0, 99);
            double tall = s.height * 0.05;
            Colour near = dust.times(0.75 - 0.25 * i);
            s.canvas.fill(
                    s.below(x -> base - tall * s.noise.fractal(seed + x / s.unit * 1.4, row, 6)),
                    Shader.vertical(Ramp.of(near.times(1.5), near, near.times(0.35)), base - tall, base + 3 * tall));
        }
    }
}
