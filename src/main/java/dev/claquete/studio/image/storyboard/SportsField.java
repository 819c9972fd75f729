package dev.claquete.studio.image.storyboard;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A sports ground under floodlights: mown stripes, chalk lines, a crowd of small lights. */
final class SportsField implements Backdrop.Painter {

    @Override
    public void paint(PaintingContext s) {
        s.horizon = s.height * s.between(0.52, 0.58);
        s.sunRadius = 1;
        s.sunX = -s.width;
        Sky.paint(s, 0.25);
        stands(s);
        grass(s);
        lines(s);
        floodlights(s);
    }

    private static void stands(PaintingContext s) {
        double tall = 0.15 * s.height;
        double bow = s.between(0.25, 0.45);
        Path2D bowl = s.below(x -> {
            double aside = (x / s.width - 0.5) * 2;
            return s.horizon - tall * (0.62 + bow * aside * aside);
        });
        Colour dark = s.mood.shade().mix(s.mood.sky().get(0), 0.35);
        s.canvas.fill(
                bowl,
                Shader.vertical(
                        ColourGradient.of(dark.times(0.6), dark.mix(s.mood.haze(), 0.2)),
                        s.horizon - tall * 1.2,
                        s.horizon));
        for (int i = 0; i < 1500; i++) {
            double x = s.between(0, s.width);
            double aside = (x / s.width - 0.5) * 2;
            double y = s.horizon - tall * (0.58 + bow * aside * aside) * s.between(0.06, 1);
            Colour shirt = (s.chance(0.5) ? s.mood.accent() : s.mood.light()).turned(s.between(-40, 40), 1.3);
            Stars.dot(s.canvas, x, y, s.unit * s.between(0.0012, 0.0028), shirt, (float) s.between(0.06, 0.4));
        }
    }

    private static void grass(PaintingContext s) {
        double span = s.height - s.horizon;
        Colour lit = s.mood.seen(Colour.hex("#4fb04a"), 0.04);
        Colour dark = s.mood.seen(Colour.hex("#2d8a3e"), 0.04);
        double vanishX = s.width * s.between(0.3, 0.7);
        s.canvas.shade(s.horizon, s.height, pixels -> {
            double depth = (pixels.y - s.horizon) / span;
            double across = 5.5 / s.unit / (0.22 + depth);
            float light = (float) (1.12 - 0.62 * depth);
            s.noise.row(0, 160 / s.unit, pixels.y / s.unit * 60, pixels.noise, 0, s.width);
            for (int x = pixels.from; x < pixels.to; x++) {
                float stripe = TabulatedCurve.sine((x - vanishX) * across);
                pixels.shares[x] = Shader.smooth((stripe + 0.08f) / 0.16f);
                pixels.others[x] = light + 0.06f * pixels.noise[x];
            }
            pixels.set(dark);
            pixels.over(lit, pixels.shares);
            pixels.dim(pixels.others);
        });
    }

    private static void lines(PaintingContext s) {
        double span = s.height - s.horizon;
        double thick = s.unit * 0.006;
        Shader chalk = pixels -> pixels.over(s.mood.light(), 0.55f);
        double middleY = s.horizon + 0.3 * span;
        double radius = 0.36 * s.width;
        Shape circle = new Ellipse2D.Double(s.width / 2.0 - radius, middleY - 0.16 * span, 2 * radius, 0.36 * span);
        s.canvas.fill(new BasicStroke((float) thick).createStrokedShape(circle), chalk);
        s.canvas.fill(new Rectangle2D.Double(0, middleY, s.width, thick * 0.8), chalk);
        s.canvas.fill(new Rectangle2D.Double(0, s.horizon, s.width, thick * 0.6), chalk);
    }

    private static void floodlights(PaintingContext s) {
        double[] places = {0.07, 0.93};
        for (double place : places) {
            double x = s.width * place;
            double y = s.horizon - 0.30 * s.height;
            Colour post = s.mood.shade();
            s.canvas.fill(
                    new Rectangle2D.Double(x - s.unit * 0.004, y, s.unit * 0.008, s.horizon - y - 0.1 * s.height),
                    Shader.flat(post));
            for (int i = 0; i < 8; i++) {
                double lampX = x + s.unit * 0.026 * (i % 4 - 1.5);
                double lampY = y + s.unit * 0.028 * Math.floor(i / 4.0);
                Stars.dot(s.canvas, lampX, lampY, s.unit * 0.009, s.mood.light(), 1.8f);
            }
            Stars.dot(s.canvas, x, y, s.unit * 0.11, s.mood.light(), 0.5f);
            double lean = place < 0.5 ? 1 : -1;
            s.canvas.shade(y + 1, s.height, pixels -> {
                double down = pixels.y - y;
                float axis = (float) (x + lean * down * 0.75);
                float wide = (float) (0.08 * s.unit + 0.42 * down);
                float bright = (float) (0.16 * Math.exp(-down / (0.5 * s.height)));
                for (int at = pixels.from; at < pixels.to; at++) {
                    pixels.shares[at] = bright * TabulatedCurve.BELL.at(Math.abs(at - axis) / wide);
                }
                pixels.add(s.mood.light(), pixels.shares);
            });
        }
    }
}
