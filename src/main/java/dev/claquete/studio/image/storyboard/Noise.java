package dev.claquete.studio.image.storyboard;

import java.util.SplittableRandom;

/** Seeded gradient noise in two dimensions (Ken Perlin, "Improving Noise", 2002). Thread-safe. */
final class Noise {

    private static final float[] SLOPE_X = {1, 1, -1, -1, 1.4142f, -1.4142f, 0, 0};
    private static final float[] SLOPE_Y = {1, -1, 1, -1, 0, 0, 1.4142f, -1.4142f};
    private static final int CELLS = 256;

    private final int[] permutation = new int[2 * CELLS];
    /** The slopes of the corners, indexed by {@code permutation[column] + row}. */
    private final float[] slopeX = new float[2 * CELLS];

    private final float[] slopeY = new float[2 * CELLS];

    Noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] values = new int[CELLS];
        for (int i = 0; i < CELLS; i++) {
            int swap = random.nextInt(i + 1);
            values[i] = values[swap];
            values[swap] = i;
        }
        for (int i = 0; i < 2 * CELLS; i++) {
            permutation[i] = values[i & 255];
            slopeX[i] = SLOPE_X[permutation[i] & 7];
            slopeY[i] = SLOPE_Y[permutation[i] & 7];
        }
    }

    static int floor(double value) {
        int whole = (int) value;
        return value < whole ? whole - 1 : whole;
    }

    /** About -1 to 1, features of size 1. */
    float at(double x, double y) {
        int cellX = floor(x);
        int cellY = floor(y);
        float fx = (float) (x - cellX);
        float fy = (float) (y - cellY);
        int left = permutation[cellX & 255] + cellY;
        int right = permutation[(cellX + 1) & 255] + cellY;
        float across = fade(fx);
        float top = lerp(across, slope(left, fx, fy), slope(right, fx - 1, fy));
        float bottom = lerp(across, slope(left + 1, fx, fy - 1), slope(right + 1, fx - 1, fy - 1));
        return lerp(fade(fy), top, bottom);
    }

    /** Fractal sum: each octave is twice as fine and half as strong; about -1 to 1. */
    float fractal(double x, double y, int octaves) {
        float sum = 0;
        float weight = 1;
        for (int i = 0; i < octaves; i++) {
            sum += weight * at(x, y);
            x = x * 2.03 + 17.1;
            y = y * 2.03 + 9.7;
            weight *= 0.5f;
        }
        return sum * 0.9f;
    }

    /**
     * {@link #fractal} for a row of positions at even steps.
     *
     * @param x of {@code into[from]}
     */
    void fractalRow(double x, double step, double y, int octaves, float[] into, int from, int to) {
        float weight = 0.9f;
        for (int i = 0; i < octaves; i++) {
            addRow(x, step, y, weight, i == 0, into, from, to);
            x = x * 2.03 + 17.1;
            y = y * 2.03 + 9.7;
            step *= 2.03;
            weight *= 0.5f;
        }
    }

    /** {@link #at} for a row of positions at even steps. */
    void row(double x, double step, double y, float[] into, int from, int to) {
        addRow(x, step, y, 1, true, into, from, to);
    }

    private void addRow(double x, double step, double y, float weight, boolean first, float[] into, int from, int to) {
        int cellY = floor(y);
        float fy = (float) (y - cellY);
        float down = fade(fy);
        int cell = floor(x) - 1;
        float left = 0;
        float leftX = 0;
        float right = 0;
        float rightX = 0;
        for (int i = from; i < to; i++) {
            double place = x + (i - from) * step;
            int cellX = floor(place);
            if (cellX != cell) { // the slopes of a cell's corners, mixed down to this row
                cell = cellX;
                int hash = permutation[cellX & 255] + cellY;
                leftX = lerp(down, slopeX[hash & 511], slopeX[hash + 1 & 511]);
                left = lerp(down, slopeY[hash & 511] * fy, slopeY[hash + 1 & 511] * (fy - 1));
                hash = permutation[cellX + 1 & 255] + cellY;
                rightX = lerp(down, slopeX[hash & 511], slopeX[hash + 1 & 511]);
                right = lerp(down, slopeY[hash & 511] * fy, slopeY[hash + 1 & 511] * (fy - 1));
            }
            float fx = (float) (place - cellX);
            float value = weight * lerp(fade(fx), left + leftX * fx, right + rightX * (fx - 1));
            into[i] = first ? value : into[i] + value;
        }
    }

    /** Fractal noise with coordinates distorted by other noise: billows and currents instead of blots. */
    float warped(double x, double y, int octaves) {
        double bendX = fractal(x + 31.7, y + 11.3, 2);
        double bendY = fractal(x - 14.9, y + 47.1, 2);
        return fractal(x + 1.1 * bendX, y + 1.1 * bendY, octaves);
    }

    /** Sharp crests like those of mountain chains; 0 to 1. */
    float ridged(double x, double y, int octaves) {
        float sum = 0;
        float weight = 0.5f;
        for (int i = 0; i < octaves; i++) {
            float ridge = 1 - Math.abs(at(x, y)) * 1.6f;
            sum += weight * ridge * Math.abs(ridge);
            x = x * 2.07 + 5.3;
            y = y * 2.07 + 3.1;
            weight *= 0.5f;
        }
        return Math.max(0, sum);
    }

    private float slope(int hash, float x, float y) {
        return slopeX[hash & 511] * x + slopeY[hash & 511] * y;
    }

    private static float fade(float t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static float lerp(float t, float a, float b) {
        return a + t * (b - a);
    }
}
