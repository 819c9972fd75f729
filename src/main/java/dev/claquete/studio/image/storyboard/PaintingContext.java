package dev.claquete.studio.image.storyboard;

import java.awt.geom.Path2D;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * The state of a scene being painted: the canvas, its light, its random choices, and the positions of horizon and sun.
 */
final class PaintingContext {

    final Canvas canvas;
    final Mood mood;
    final SplittableRandom random;
    final Noise noise;
    final Layout layout;
    final boolean spare;
    final int width;
    final int height;
    /** The shorter side: lengths are given as shares of it. */
    final double unit;

    double horizon;
    double sunX;
    double sunY;
    double sunRadius;

    PaintingContext(Canvas canvas, Mood mood, Layout layout, boolean spare, long seed) {
        this.canvas = canvas;
        this.mood = mood;
        this.layout = layout;
        this.spare = spare;
        random = new SplittableRandom(seed);
        noise = new Noise(random.nextLong());
        width = canvas.width;
        height = canvas.height;
        unit = Math.min(width, height);
        boolean halo = random.nextInt(5) < 2;
        horizon = height * between(0.6, 0.68);
        sunX = halo ? layout.subjectX() : width * between(0.16, 0.84);
        sunY = halo ? layout.subjectY() : horizon - height * between(0.04, 0.22);
        sunRadius = halo ? layout.subjectPx() * between(0.62, 0.72) : unit * between(0.05, 0.1);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** The area below a line that is given as height by column, both in pixels. */
    Path2D below(DoubleUnaryOperator line) {
        return below(line, height);
    }

    /** The area between a line and a row below it, from which on it is hidden. */
    Path2D below(DoubleUnaryOperator line, double lastRow) {
        double bottom = Math.min(height, lastRow) + 2;
        Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO, width + 8);
        shape.moveTo(-2, bottom);
        for (int x = -2; x <= width + 2; x += 2) {
            shape.lineTo(x, line.applyAsDouble(x));
        }
        shape.lineTo(width + 2, bottom);
        shape.closePath();
        return shape;
    }
}
