package dev.claquete.studio.image.storyboard;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A street between high houses with a vanishing point, wet enough to reflect its lights. */
final class Street implements Backdrop.Painter {

    @Override
    public void paint(PaintingContext s) {
        s.horizon = s.height * s.between(0.64, 0.68);
        s.sunX = s.width * s.between(0.42, 0.58);
        s.sunY = s.horizon - s.height * s.between(0.02, 0.1);
        s.sunRadius = s.unit * 0.06;
        Sky.paint(s, 0.2);
        City.skyline(s, 0, s.horizon);
        City.skyline(s, 1, s.horizon);
        for (int side = -1; side <= 1; side += 2) {
            for (int depth = 3; depth >= 0; depth--) {
                house(s, side, depth);
            }
        }
        lamps(s);
        Water.mirror(s, s.mood.shade().mix(s.mood.sky().get(0), 0.3), 0.7, 0.03);
    }

    private static void house(PaintingContext s, int side, int depth) {
        double near = 1.0 / (1 + depth * 0.75);
        double edge = s.width / 2.0 + side * s.width * (0.12 + 0.40 * near * near);
        double outer = s.width / 2.0 + side * s.width * (0.12 + 0.74 * near);
        double top = s.horizon - s.height * (0.13 + 0.42 * near * s.between(0.75, 1));
        double slope = s.height * 0.05 * near;
        Path2D wall = new Path2D.Double();
        wall.moveTo(edge, s.horizon + 1);
        wall.lineTo(edge, top + slope);
        wall.lineTo(outer, top - slope);
        wall.lineTo(outer, s.horizon + 1);
        wall.closePath();
        Colour colour = s.mood.seen(Colour.hex("#40384f"), 0.12 + 0.13 * depth);
        s.canvas.fill(
                wall,
                Shader.vertical(ColourGradient.of(colour.times(0.7), colour.mix(s.mood.haze(), 0.25)), top, s.horizon));
        Path2D windows = new Path2D.Double();
        int columns = 7;
        double step = (outer - edge) / columns;
        double share = s.between(0.25, 0.6);
        double storey = s.height * 0.034 * near;
        for (int column = 0; column < columns; column++) {
            double x = edge + step * (column + 0.25);
            double head = top + slope - 2 * slope * (column + 0.5) / columns;
            for (double y = head + storey * 0.6; y < s.horizon - storey * 1.1; y += storey * 1.45) {
                if (s.chance(share)) {
                    windows.append(
                            new Rectangle2D.Double(
                                    Math.min(x, x + step * 0.52), y, Math.abs(step * 0.52), storey * 0.85),
                            false);
                }
            }
        }
        Colour glow = s.mood.accent().mix(Colour.hex("#ffdf9e"), s.between(0.2, 0.9));
        s.canvas.fill(windows, Shader.flat(s.mood.dark() ? glow.times(1.2) : colour.mix(s.mood.light(), 0.4)), 0.75f);
    }

    private static void lamps(PaintingContext s) {
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 4; i++) {
                double near = 1.0 / (1 + i * 0.8);
                double x = s.width / 2.0 + side * s.width * 0.40 * near;
                double y = s.horizon - s.height * 0.16 * near;
                Colour post = s.mood.seen(Colour.hex("#1a1a22"), 0.2 * i);
                double thick = s.unit * 0.006 * near;
                s.canvas.fill(new Rectangle2D.Double(x - thick / 2, y, thick, s.horizon - y), Shader.flat(post));
                Colour light = Colour.hex("#ffd79a");
                Stars.dot(s.canvas, x, y, s.unit * 0.012 * near, light, 1.4f);
                Stars.dot(s.canvas, x, y, s.unit * 0.06 * near, light, s.mood.dark() ? 0.35f : 0.1f);
            }
        }
    }
}
