package dev.claquete.studio.image.storyboard;

import java.util.SplittableRandom;

/** Seeded gradient noise in two dimensions (Ken Perlin, "Improving Noise", 2002). Thread-safe. */
final class Noise {

    private final int[] permutation = new int[512];

    Noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] values = new int[256];
        for (int i = 0; i < 256; i++) {
            int swap = random.nextInt(i + 1);
            values[i] = values[swap];
            values[swap] = i;
        }
        for (int i = 0; i < 512; i++) {
            permutation[i] = values[i & 255];
        }
    }

    /** About -1 to 1, features of size 1. */
    float at(double x, double y) {
        int cellX = (int) Math.floor(x);
        int cellY = (int) Math.floor(y);
        float fx = (float) (x - cellX);
        float fy = (float) (y - cellY);
        int left = permutation[cellX & 255];
        int right = permutation[(cellX + 1) & 255];
        float across = fade(fx);
        float top = lerp(across, slope(left + cellY, fx, fy), slope(right + cellY, fx - 1, fy));
        float bottom = lerp(across, slope(left + cellY + 1, fx, fy - 1), slope(right + cellY + 1, fx - 1, fy - 1));
        return lerp(fade(fy), top, bottom);
    }

    /** Fractal sum: each octave twice as fine and half as strong; about -1 to 1. */
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

    /** Fractal noise whose space is bent by other noise: billows and currents instead of blots. */
    float warped(double x, double y, int octaves) {
        double bendX = fractal(x + 31.7, y + 11.3, 2);
        double bendY = fractal(x - 14.9, y + 47.1, 2);
        return fractal(x + 1.1 * bendX, y + 1.1 * bendY, octaves);
    }

    /** Sharp crests as of mountain chains; 0 to 1. */
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
        return switch (permutation[hash & 511] & 7) {
            case 0 -> x + y;
            case 1 -> x - y;
            case 2 -> -x + y;
            case 3 -> -x - y;
            case 4 -> 1.4142f * x;
            case 5 -> -1.4142f * x;
            case 6 -> 1.4142f * y;
            default -> -1.4142f * y;
        };
    }

    private static float fade(float t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static float lerp(float t, float a, float b) {
        return a + t * (b - a);
    }
}
