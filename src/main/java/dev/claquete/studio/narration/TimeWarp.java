package dev.claquete.studio.narration;

import java.util.Arrays;

/**
 * Dynamic time warping: the cheapest alignment of two utterances of one text (Sakoe and Chiba 1978, symmetric steps, a
 * band about the diagonal).
 *
 * @param otherFrames for each frame of the reference, the middle of the matching frames of the other
 * @param cost the difference between the two, per step
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TimeWarp(double[] otherFrames, double cost) {

    private static final byte DIAGONAL = 0;
    private static final byte REFERENCE = 1;
    private static final byte OTHER = 2;

    /** The most that speakers drift apart: a part of the whole, and no less than this many frames. */
    private static final double BAND = 0.2;

    private static final int LEAST_BAND_FRAMES = 150;

    static TimeWarp between(float[][] reference, float[][] other) {
        int n = reference.length;
        int m = other.length;
        int band = Math.max(LEAST_BAND_FRAMES, (int) (BAND * m));
        int width = Math.min(m, 2 * band + 1);
        byte[][] steps = new byte[n][width];
        float[] last = new float[m + 1];
        float[] row = new float[m + 1];
        Arrays.fill(last, Float.POSITIVE_INFINITY);
        last[0] = 0;
        for (int i = 0; i < n; i++) {
            int from = bandStart(i, n, m, width);
            Arrays.fill(row, Float.POSITIVE_INFINITY);
            for (int j = from; j < from + width; j++) {
                float cost = distance(reference[i], other[j]);
                float diagonal = last[j] + 2 * cost;
                float down = last[j + 1] + cost;
                float across = row[j] + cost;
                byte step = diagonal <= down && diagonal <= across ? DIAGONAL : down <= across ? REFERENCE : OTHER;
                steps[i][j - from] = step;
                row[j + 1] = step == DIAGONAL ? diagonal : step == REFERENCE ? down : across;
            }
            float[] swap = last;
            last = row;
            row = swap;
        }
        return new TimeWarp(walkBack(steps, n, m, width), last[m] / (n + m));
    }

    private static double[] walkBack(byte[][] steps, int n, int m, int width) {
        double[] sum = new double[n];
        int[] count = new int[n];
        int i = n - 1;
        int j = m - 1;
        while (i >= 0 && j >= 0) {
            sum[i] += j;
            count[i]++;
            byte step = steps[i][Math.max(0, Math.min(width - 1, j - bandStart(i, n, m, width)))];
            i -= step == OTHER ? 0 : 1;
            j -= step == REFERENCE ? 0 : 1;
        }
        double[] map = new double[n];
        for (int k = 0; k < n; k++) {
            map[k] = count[k] == 0 ? (k == 0 ? 0 : map[k - 1]) : sum[k] / count[k];
        }
        return map;
    }

    private static int bandStart(int i, int n, int m, int width) {
        long centre = (long) i * m / n;
        return (int) Math.max(0, Math.min(m - width, centre - width / 2));
    }

    private static float distance(float[] a, float[] b) {
        float sum = 0;
        for (int c = 0; c < a.length; c++) {
            float difference = a[c] - b[c];
            sum += difference * difference;
        }
        return (float) Math.sqrt(sum);
    }
}
