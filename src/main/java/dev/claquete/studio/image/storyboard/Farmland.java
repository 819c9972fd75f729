package dev.claquete.studio.image.storyboard;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/** Rolling farmland: hills with furrows, hedges and a few trees. */
final class Farmland implements Backdrop.Painter {

    @Override
    public void paint(PaintingContext s) {
        s.horizon = s.height * s.between(0.58, 0.64);
        Sky.paint(s, s.between(0.35, 0.7));
        double turn = s.between(-35, 12);
        Colour[] crops = {
            Colour.hex("#7fae5a").turned(turn, 1),
            Colour.hex("#5c9a4c").turned(turn, 1),
            Colour.hex("#b5b84e").turned(turn, 1),
            Colour.hex("#3f8445").turned(turn, 1),
            Colour.hex("#2c6b3d").turned(turn, 1)
        };
        for (int row = 0; row < crops.length; row++) {
            hill(s, row, crops[row]);
        }
    }

    private static void hill(PaintingContext s, int row, Colour crop) {
        double span = s.height - s.horizon;
        double base = s.horizon + span * (-0.03 + 0.17 * row);
        double tall = span * (0.12 + 0.02 * row);
        double seed = s.between(0, 99);
        double length = s.unit * (0.7 + 0.15 * row);
        double distance = Math.max(0, 0.62 - 0.18 * row);
        DoubleUnaryOperator line = x -> base - tall * s.noise.fractal(seed + x / length, row * 2.9, 2);
        Colour lit = s.mood.seen(crop, distance).mix(s.mood.light(), 0.08);
        Colour dark = s.mood.seen(crop.mix(s.mood.shade(), 0.45), distance);
        double vanishX = s.width * s.between(-0.2, 1.2);
        double furrows = s.between(16, 30);
        boolean ploughed = row > 0 && s.chance(0.7);
        double nearer = row == 4
                ? s.height
                : base + 0.17 * span + 1.4 * (tall + 0.02 * span); // the next hill hides everything below
        Shader ground = pixels -> {
            pixels.set(lit);
            pixels.over(dark, 0.75f * Shader.smooth(0, 0.55, (pixels.y - base + tall) / span));
        };
        s.canvas.fill(
                s.below(line, nearer),
                ploughed ? furrowed(s, ground, dark, new Furrows(vanishX, base, span, furrows, nearer)) : ground);
        if (row <= 2) {
            trees(s, line, row, distance);
        }
    }

    private record Furrows(double vanishX, double base, double span, double count, double bottom) {}

    /** Lines that converge at a point beyond the hill. */
    private static Shader furrowed(PaintingContext s, Shader ground, Colour dark, Furrows lines) {
        SmoothField turn = new SmoothField(s.canvas, lines.base - 0.4 * lines.span, lines.bottom, (x, y) -> {
            double angle = Math.atan2(x - lines.vanishX, y - lines.base + 1.4 * lines.span);
            return (angle + 0.04 * s.noise.at(x / s.unit * 2, y / s.unit * 2)) * lines.count * 6;
        });
        return pixels -> {
            ground.shade(pixels);
            turn.row(pixels, 0, pixels.y, pixels.shares);
            for (int x = pixels.from; x < pixels.to; x++) {
                pixels.shares[x] = 0.22f * Shader.smooth((TabulatedCurve.sine(pixels.shares[x]) + 0.2f) / 0.8f);
            }
            pixels.over(dark, pixels.shares);
        };
    }

    private static void trees(PaintingContext s, DoubleUnaryOperator line, int row, double distance) {
        Path2D crowns = new Path2D.Double();
        for (int group = 0; group < 3; group++) {
            double middle = s.between(0, s.width);
            for (int i = 0; i < 3 + s.random.nextInt(8); i++) {
                double radius = s.unit * s.between(0.006, 0.014) * (1 + 0.7 * row);
                double x = middle + s.unit * s.between(-0.12, 0.12);
                double y = line.applyAsDouble(x) - radius * 0.7;
                for (int leaf = 0; leaf < 4; leaf++) {
                    double at = radius * s.between(0.6, 1);
                    double leafX = x + radius * s.between(-0.5, 0.5);
                    double leafY = y + radius * s.between(-0.7, 0.5);
                    crowns.append(new Ellipse2D.Double(leafX - at, leafY - at, 2 * at, 2 * at), false);
                }
            }
        }
        s.canvas.fill(crowns, Shader.flat(s.mood.seen(Colour.hex("#1f4d31"), distance * 0.7)));
    }
}
