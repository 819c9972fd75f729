package dev.claquete.studio.image.storyboard;

import java.util.function.DoubleUnaryOperator;

/**
 * A function that is tabulated at even steps and interpolated, because exponentials, roots and sines for each pixel
 * would be most of a picture's cost. Thread-safe.
 */
final class TabulatedCurve {

    private static final int STEPS = 4096;

    /** exp(-t²), from 0 to 3; zero beyond. */
    static final TabulatedCurve BELL = new TabulatedCurve(0, 3, t -> t < 3 ? Math.exp(-t * t) : 0);

    private static final TabulatedCurve TURN = new TabulatedCurve(0, 1, t -> Math.sin(2 * Math.PI * t));

    private final float from;
    private final float perUnit;
    private final float[] values = new float[STEPS + 2];

    /** Outside {@code from} to {@code to} the boundary value applies. */
    TabulatedCurve(double from, double to, DoubleUnaryOperator function) {
        this.from = (float) from;
        perUnit = (float) (STEPS / (to - from));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) function.applyAsDouble(from + (to - from) * Math.min(i, STEPS) / STEPS);
        }
    }

    float at(float x) {
        float place = (x - from) * perUnit;
        float inside = place < 0 ? 0 : place > STEPS ? STEPS : place;
        int i = (int) inside;
        return values[i] + (values[i + 1] - values[i]) * (inside - i);
    }

    /** The sine of an angle in radians of either sign. */
    static float sine(double radians) {
        double turns = radians * (1 / (2 * Math.PI));
        return TURN.at((float) (turns - Noise.floor(turns)));
    }
}
