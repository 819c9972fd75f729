package dev.claquete.render;

import java.util.Arrays;

/** The exact Lanczos weights of every target sample along one axis, for one-off work on stills. Immutable. */
public final class FloatTaps {

    private final int count;
    private final int[] first;
    private final float[] weights;

    public FloatTaps(SampleAxis axis, int samples) {
        this.count = Lanczos.taps(axis.step());
        this.first = new int[samples];
        this.weights = new float[samples * count];
        for (int i = 0; i < samples; i++) {
            weigh(i, axis);
        }
    }

    private void weigh(int sample, SampleAxis axis) {
        double position = axis.position(sample);
        double stretch = Lanczos.stretch(axis.step());
        first[sample] = Lanczos.firstTap(position, count);
        double[] window = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++) {
            window[k] = Lanczos.exact((first[sample] + k - position) / stretch);
            sum += window[k];
        }
        for (int k = 0; k < count; k++) {
            weights[sample * count + k] = (float) (window[k] / sum);
        }
    }

    public int samples() {
        return first.length;
    }

    /** How many source samples one target sample draws on. */
    public int count() {
        return count;
    }

    /** The first of them; it may lie before the first sample of the source. */
    public int first(int sample) {
        return first[sample];
    }

    public float weight(int sample, int tap) {
        return weights[sample * count + tap];
    }

    /** Filters one line; beyond its ends its outermost samples repeat. */
    float[] along(float[] line) {
        float[] result = new float[first.length];
        for (int i = 0; i < first.length; i++) {
            float sum = 0;
            for (int k = 0; k < count; k++) {
                sum += weights[i * count + k] * line[clamp(first[i] + k, line.length)];
            }
            result[i] = sum;
        }
        return result;
    }

    /** Filters whole lines into the line of one target sample. */
    void over(float[][] lines, int sample, float[] result) {
        Arrays.fill(result, 0);
        for (int k = 0; k < count; k++) {
            float weight = weights[sample * count + k];
            if (weight != 0) {
                addWeighted(lines[clamp(first[sample] + k, lines.length)], weight, result);
            }
        }
    }

    private static void addWeighted(float[] line, float weight, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * line[i];
        }
    }

    private static int clamp(int index, int count) {
        return Math.max(0, Math.min(count - 1, index));
    }
}
