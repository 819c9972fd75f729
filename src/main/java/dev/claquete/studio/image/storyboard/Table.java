package dev.claquete.studio.image.storyboard;

import java.awt.geom.Ellipse2D;

/** A tabletop before a room out of focus, with window light on the wall: for food and for things. */
final class Table implements Backdrop.Painter {

    @Override
    public void paint(Stage s) {
        s.horizon = s.height * s.between(0.60, 0.64);
        Colour wall = s.mood.sky().get(1).mix(s.mood.haze(), s.mood.dark() ? 0.15 : 0.35);
        Colour far = s.mood.sky().get(0).mix(s.mood.shade(), 0.2);
        double swirl = s.between(0, 99);
        Ramp ramp = Ramp.of(far, wall, wall.mix(s.mood.light(), 0.25));
        s.canvas.shade((x, y, rgb) -> {
            double toward = Math.hypot((x - s.layout.subjectX()) / s.unit, (y - s.layout.subjectY()) / s.unit);
            float n = s.noise.at(swirl + x / s.unit * 0.8, y / s.unit * 0.8);
            ramp.at((float) (1.05 - 0.85 * toward + 0.12 * n), rgb);
        });
        window(s);
        bokeh(s);
        top(s);
    }

    /** The light of a window with bars, thrown aslant on the wall. */
    private static void window(Stage s) {
        double lean = s.between(0.25, 0.6) * (s.chance(0.5) ? 1 : -1);
        double left = s.width * s.between(0.1, 0.5);
        double wide = s.unit * s.between(0.5, 0.75);
        double top = s.height * s.between(0.02, 0.12);
        double tall = s.horizon * 0.85;
        double soft = 0.035;
        s.canvas.shade(0, s.horizon, (x, y, rgb) -> {
            double v = (y - top) / tall;
            double u = (x - left + lean * (y - top)) / wide;
            float pane = box(u, soft) * box(v, soft * 0.6) * bars(u * 2, soft * 2) * bars(v * 3, soft * 3);
            Shader.add(rgb, s.mood.light(), 0.17f * pane);
        });
    }

    private static float box(double at, double soft) {
        return Shader.smooth(-soft, soft, at) * Shader.smooth(1 + soft, 1 - soft, at);
    }

    private static float bars(double at, double soft) {
        double aside = Math.abs(at - Math.rint(at));
        return Shader.smooth(0.03, 0.03 + soft, aside);
    }

    private static void bokeh(Stage s) {
        for (int i = 0; i < (s.spare ? 8 : 30); i++) {
            double size = s.unit * s.between(0.015, 0.075);
            double x = s.between(0, s.width);
            double y = s.horizon * s.between(0.05, 0.98);
            Colour light = (s.chance(0.5) ? s.mood.accent() : s.mood.light()).turned(s.between(-30, 30), 1);
            float bright = (float) s.between(0.03, 0.16);
            s.canvas.fill(new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size), (px, py, rgb) -> {
                double rim = Math.hypot(px - x, py - y) / size;
                Shader.add(rgb, light, bright * (float) (0.55 + 0.45 * Math.pow(rim, 3)));
            });
        }
    }

    private static void top(Stage s) {
        Colour[] woods = {Colour.hex("#7a4a2b"), Colour.hex("#c9a27a"), Colour.hex("#e9e2d6"), Colour.hex("#3b4652")};
        Colour wood = s.mood.seen(woods[s.random.nextInt(woods.length)], 0.12);
        double span = s.height - s.horizon;
        double seed = s.between(0, 99);
        s.canvas.shade(s.horizon, s.height, (x, y, rgb) -> {
            double depth = (y - s.horizon) / span;
            double near = 1 / (0.35 + depth);
            float grain = s.noise.fractal(seed + (x - s.width / 2.0) / s.unit * near * 0.7, near * 16, 4);
            double spot = Math.exp(-Math.pow((x - s.layout.subjectX()) / (0.75 * s.unit), 2));
            float light = (float) ((1.15 - 0.75 * depth) * (0.62 + 0.5 * spot) * (1 + 0.16 * grain));
            Shader.set(rgb, wood);
            Shader.dim(rgb, light);
            Shader.add(rgb, s.mood.light(), (float) (0.22 * Math.exp(-depth * 26)));
        });
    }
}
