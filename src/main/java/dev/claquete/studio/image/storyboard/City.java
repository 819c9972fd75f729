package dev.claquete.studio.image.storyboard;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A skyline with several rows of buildings over water; its lights are on in dark moods. */
final class City implements Backdrop.Painter {

    @Override
    public void paint(PaintingContext s) {
        s.horizon = s.height * s.between(0.64, 0.7);
        Sky.paint(s, s.between(0.05, 0.35));
        for (int row = 0; row < 4; row++) {
            skyline(s, row, s.horizon);
        }
        Water.mirror(s, s.mood.shade().mix(s.mood.sky().get(1), 0.25), 0.62, 0.02);
        Water.glitter(s, 0.35);
    }

    /** One row of buildings; row 0 is the farthest and faintest. */
    static void skyline(PaintingContext s, int row, double ground) {
        double distance = 0.82 - 0.25 * row;
        Colour wall = s.mood.seen(Colour.hex("#3b4a63"), Math.max(0.04, distance));
        Path2D walls = new Path2D.Double();
        Path2D windows = new Path2D.Double();
        double x = -s.unit * s.between(0, 0.1);
        while (x < s.width) {
            double wide = s.unit * s.between(0.05, 0.12) * (0.75 + 0.2 * row);
            double profile = 0.75 + 0.5 * s.noise.at(x / s.unit * 1.7 + 13 * row, row * 5.1);
            double tall = s.height * s.between(0.09, 0.21) * profile * (1.3 - 0.2 * row);
            building(s, walls, x, ground - tall, wide, tall);
            if (row >= 1) {
                windows(s, windows, x, ground - tall, wide, tall, row);
            }
            x += wide * s.between(0.95, 1.25);
        }
        ColourGradient ink = ColourGradient.of(wall.times(0.86), wall, wall.mix(s.mood.haze(), 0.3));
        s.canvas.fill(walls, Shader.vertical(ink, ground - 0.28 * s.height, ground));
        Colour glow = s.mood.dark() ? s.mood.accent().mix(Colour.hex("#ffdf9e"), 0.6) : wall.mix(s.mood.light(), 0.35);
        s.canvas.fill(
                windows,
                Shader.flat(glow.times(s.mood.dark() ? 1.25 : 0.9)),
                s.mood.dark() ? 0.4f + 0.18f * row : 0.35f);
    }

    private static void building(PaintingContext s, Path2D walls, double x, double top, double wide, double tall) {
        walls.append(new Rectangle2D.Double(x, top, wide, tall + 2), false);
        double choice = s.random.nextDouble();
        if (choice < 0.3) {
            double inset = wide * s.between(0.15, 0.3);
            double step = tall * s.between(0.06, 0.14);
            walls.append(new Rectangle2D.Double(x + inset, top - step, wide - 2 * inset, step + 1), false);
        } else if (choice < 0.45) {
            double mast = s.unit * 0.0035;
            double reach = tall * s.between(0.12, 0.3);
            walls.append(new Rectangle2D.Double(x + wide * 0.5 - mast / 2, top - reach, mast, reach + 1), false);
        } else if (choice < 0.55) {
            walls.moveTo(x, top + 1);
            walls.lineTo(x + wide, top + 1);
            walls.lineTo(x + wide, top - wide * 0.35);
            walls.closePath();
        }
    }

    private static void windows(
            PaintingContext s, Path2D windows, double x, double top, double wide, double tall, int row) {
        double pitch = s.unit * (0.0105 + 0.0035 * row);
        int columns = (int) ((wide - pitch) / pitch);
        double margin = (wide - columns * pitch) / 2;
        double share = s.between(0.12, 0.5);
        boolean bands = s.chance(0.2);
        for (double y = top + pitch; y < top + tall - pitch; y += pitch * 1.25) {
            boolean lit = s.chance(share);
            for (int column = 0; column < columns; column++) {
                if (bands ? lit && s.chance(0.85) : s.chance(share)) {
                    windows.append(
                            new Rectangle2D.Double(
                                    x + margin + column * pitch + pitch * 0.2, y, pitch * 0.6, pitch * 0.72),
                            false);
                }
            }
        }
    }
}
