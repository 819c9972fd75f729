package dev.claquete.studio.image.storyboard;

import java.awt.geom.Ellipse2D;

/** A tabletop in front of a blurred room, with window light on the wall: for food and for things. */
final class Tabletop implements Backdrop.Painter {

    @Override
    public void paint(PaintingContext s) {
        s.horizon = s.height * s.between(0.60, 0.64);
        Colour wall = s.mood.sky().get(1).mix(s.mood.haze(), s.mood.dark() ? 0.15 : 0.35);
        Colour far = s.mood.sky().get(0).mix(s.mood.shade(), 0.2);
        double swirl = s.between(0, 99);
        ColourGradient ramp = ColourGradient.of(far, wall, wall.mix(s.mood.light(), 0.25));
        SmoothField lit = new SmoothField(s.canvas, 0, s.horizon + 1, (x, y) -> {
            double dx = (x - s.layout.subjectX()) / s.unit;
            double dy = (y - s.layout.subjectY()) / s.unit;
            float n = s.noise.at(swirl + x / s.unit * 0.8, y / s.unit * 0.8);
            return 1.05 - 0.85 * Math.sqrt(dx * dx + dy * dy) + 0.12 * n;
        });
        s.canvas.shade(0, s.horizon + 1, span -> {
            lit.row(span, 0, span.y, span.shares);
            span.set(ramp, span.shares);
        });
        window(s);
        bokeh(s);
        top(s);
    }

    /** The light of a window with bars, cast diagonally on the wall. */
    private static void window(PaintingContext s) {
        double lean = s.between(0.25, 0.6) * (s.chance(0.5) ? 1 : -1);
        double left = s.width * s.between(0.1, 0.5);
        double wide = s.unit * s.between(0.5, 0.75);
        double top = s.height * s.between(0.02, 0.12);
        double tall = s.horizon * 0.85;
        double soft = 0.035;
        SmoothField pane = new SmoothField(s.canvas, 0, s.horizon, (x, y) -> {
            double v = (y - top) / tall;
            double u = (x - left + lean * (y - top)) / wide;
            return 0.17f * box(u, soft) * box(v, soft * 0.6) * bars(u * 2, soft * 2) * bars(v * 3, soft * 3);
        });
        s.canvas.shade(0, s.horizon, Shader.add(s.mood.light(), pane));
    }

    private static float box(double at, double soft) {
        return Shader.smooth(-soft, soft, at) * Shader.smooth(1 + soft, 1 - soft, at);
    }

    private static float bars(double at, double soft) {
        double aside = Math.abs(at - Math.rint(at));
        return Shader.smooth(0.03, 0.03 + soft, aside);
    }

    private static void bokeh(PaintingContext s) {
        for (int i = 0; i < (s.spare ? 8 : 30); i++) {
            double size = s.unit * s.between(0.015, 0.075);
            double x = s.between(0, s.width);
            double y = s.horizon * s.between(0.05, 0.98);
            Colour light = (s.chance(0.5) ? s.mood.accent() : s.mood.light()).turned(s.between(-30, 30), 1);
            float bright = (float) s.between(0.03, 0.16);
            s.canvas.fill(new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size), span -> {
                for (int column = span.from; column < span.to; column++) {
                    double dx = column - x;
                    double dy = span.y - y;
                    float rim = (float) (Math.sqrt(dx * dx + dy * dy) / size);
                    span.shares[column] = bright * (0.55f + 0.45f * rim * rim * rim);
                }
                span.add(light, span.shares);
            });
        }
    }

    private static void top(PaintingContext s) {
        Colour[] woods = {Colour.hex("#7a4a2b"), Colour.hex("#c9a27a"), Colour.hex("#e9e2d6"), Colour.hex("#3b4652")};
        Colour wood = s.mood.seen(woods[s.random.nextInt(woods.length)], 0.12);
        double span = s.height - s.horizon;
        double seed = s.between(0, 99);
        float[] spot = new float[s.width];
        for (int x = 0; x < s.width; x++) {
            double aside = (x - s.layout.subjectX()) / (0.75 * s.unit);
            spot[x] = (float) (0.62 + 0.5 * Math.exp(-aside * aside));
        }
        s.canvas.shade(s.horizon, s.height, pixels -> {
            double depth = (pixels.y - s.horizon) / span;
            double near = 1 / (0.35 + depth);
            double step = near * 0.7 / s.unit;
            s.noise.fractalRow(seed - step * s.width / 2, step, near * 16, 4, pixels.noise, 0, s.width);
            float light = (float) (1.15 - 0.75 * depth);
            for (int x = pixels.from; x < pixels.to; x++) {
                pixels.shares[x] = light * spot[x] * (1 + 0.16f * pixels.noise[x]);
            }
            pixels.set(wood);
            pixels.dim(pixels.shares);
            pixels.add(s.mood.light(), (float) (0.22 * Math.exp(-depth * 26)));
        });
    }
}
