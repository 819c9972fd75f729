package dev.claquete.studio.image.storyboard;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Rows of trees with mist between them and light falling through. */
final class Forest implements Backdrop.Painter {

    @Override
    public void paint(PaintingContext s) {
        s.horizon = s.height * s.between(0.66, 0.72);
        s.sunY = Math.min(s.sunY, s.height * 0.45);
        Sky.paint(s, 0.3);
        boolean pines = s.chance(0.6);
        Colour green = Colour.hex("#1f5a3c").turned(s.between(-30, 16), 1);
        for (int row = 0; row < 5; row++) {
            trees(s, row, pines, green);
            if (row == 2 && !s.spare) {
                rays(s);
            }
        }
    }

    private static void trees(PaintingContext s, int row, boolean pines, Colour green) {
        double ground = s.height * (0.60 + 0.075 * row);
        double tall = s.height * (0.13 + 0.035 * row) * (row == 4 ? 0.55 : 1);
        double seed = s.between(0, 99);
        Path2D shape = s.below(x -> ground - s.height * 0.02 * s.noise.fractal(seed + x / s.unit * 1.6, row, 3));
        double x = -tall * 0.3;
        while (x < s.width + tall * 0.3) {
            double size = tall * s.between(0.55, 1.15);
            double clear = Math.abs(x - s.width / 2.0) / (s.width / 2.0);
            if (row == 3) {
                size *= 0.35 + 0.8 * clear; // a clearing in the middle
            }
            if (pines) {
                pine(s, shape, x, ground + tall * 0.1, size);
            } else {
                broadleaf(s, shape, x, ground + tall * 0.1, size);
            }
            x += tall * s.between(0.16, 0.42);
        }
        Colour colour = s.mood.seen(green, 0.8 - 0.19 * row);
        ColourGradient ink =
                ColourGradient.of(colour.times(0.9), colour, colour.mix(s.mood.haze(), row < 4 ? 0.35 : 0.05));
        s.canvas.fill(shape, Shader.vertical(ink, ground - tall, ground + s.height * 0.08));
    }

    private static void pine(PaintingContext s, Path2D shape, double x, double foot, double tall) {
        Path2D tree = new Path2D.Double();
        int tiers = 9;
        tree.moveTo(x, foot - tall);
        for (int side = 1; side >= -1; side -= 2) {
            for (int step = 1; step <= tiers; step++) {
                int tier = side > 0 ? step : tiers + 1 - step;
                double y = foot - tall + tall * tier / tiers;
                double reach = tall * 0.2 * tier / tiers * s.between(0.8, 1.15);
                if (side > 0) {
                    tree.lineTo(x + reach, y);
                    tree.lineTo(x + reach * 0.5, y - tall * 0.018);
                } else {
                    tree.lineTo(x - reach * 0.5, y - tall * 0.018);
                    tree.lineTo(x - reach, y);
                }
            }
        }
        tree.closePath();
        shape.append(tree, false);
    }

    private static void broadleaf(PaintingContext s, Path2D shape, double x, double foot, double tall) {
        double trunk = tall * 0.035;
        shape.append(new Rectangle2D.Double(x - trunk, foot - tall * 0.6, 2 * trunk, tall * 0.6), false);
        for (int i = 0; i < 7; i++) {
            double radius = tall * s.between(0.11, 0.2);
            double crownX = x + tall * s.between(-0.17, 0.17);
            double crownY = foot - tall * s.between(0.5, 0.88);
            shape.append(new Ellipse2D.Double(crownX - radius, crownY - radius, 2 * radius, 2 * radius), false);
        }
    }

    private static void rays(PaintingContext s) {
        double seed = s.between(0, 99);
        double strength = s.mood.dark() ? 0.16 : 0.4;
        SmoothField light = new SmoothField(s.canvas, (x, y) -> {
            double dx = x - s.sunX;
            double dy = y - s.sunY + s.height * 0.15;
            double angle = Math.atan2(dx, dy);
            float ray = Shader.smooth(0.0, 0.7, s.noise.fractal(seed + angle * 7, 0.7, 2));
            return strength * ray * Math.exp(-Math.sqrt(dx * dx + dy * dy) / (0.9 * s.unit));
        });
        s.canvas.shade(Shader.add(s.mood.light(), light));
    }
}
