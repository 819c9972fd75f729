package dev.claquete.render.frame;

import java.util.Arrays;

/** The exact Lanczos weights of every target sample along one axis, for stills. Immutable. */
public final class FloatTaps {

    /** Smaller weights and differences are invisible in 8 bits. */
    private static final float NOTHING = 1e-5f;

    private final int count;
    private final int[] first;
    private final float[] weights;

    /**
     * The distance between target samples on the source if all have the same weights (a size kept, or halved);
     * otherwise 0.
     */
    private final int stride;

    public FloatTaps(SampleAxis axis, int samples) {
        this.count = Lanczos.taps(axis.step());
        this.first = new int[samples];
        this.weights = new float[samples * count];
        for (int i = 0; i < samples; i++) {
            weigh(i, axis);
        }
        this.stride = commonStride();
    }

    private int commonStride() {
        int step = first.length < 2 ? 1 : first[1] - first[0];
        for (int i = 1; i < first.length; i++) {
            if (first[i] - first[i - 1] != step) {
                return 0;
            }
            for (int k = 0; k < count; k++) {
                if (Math.abs(weights[i * count + k] - weights[k]) > NOTHING) {
                    return 0;
                }
            }
        }
        return step;
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

    /** The index of the first of them; it may lie before the first sample of the source. */
    public int first(int sample) {
        return first[sample];
    }

    public float weight(int sample, int tap) {
        return weights[sample * count + tap];
    }

    /** Filters one line; beyond its ends the outermost samples repeat. */
    float[] along(float[] line) {
        float[] result = new float[first.length];
        int from = 0;
        while (from < first.length && first[from] < 0) {
            result[from] = atEdge(line, from);
            from++;
        }
        int to = first.length;
        while (to > from && first[to - 1] + count > line.length) {
            to--;
            result[to] = atEdge(line, to);
        }
        if (stride > 0) {
            alike(line, from, to, result);
        } else {
            each(line, from, to, result);
        }
        return result;
    }

    private float atEdge(float[] line, int sample) {
        float sum = 0;
        for (int k = 0; k < count; k++) {
            sum += weights[sample * count + k] * line[clamp(first[sample] + k, line.length)];
        }
        return sum;
    }

    private void each(float[] line, int from, int to, float[] result) {
        for (int i = from; i < to; i++) {
            int at = first[i];
            int weight = i * count;
            float sum = 0;
            for (int k = 0; k < count; k++) {
                sum += weights[weight + k] * line[at + k];
            }
            result[i] = sum;
        }
    }

    /** Adds one weight after the other, so that no sum waits for the previous one. */
    private void alike(float[] line, int from, int to, float[] result) {
        for (int k = 0; k < count && from < to; k++) {
            float weight = weights[k];
            if (Math.abs(weight) > NOTHING) {
                int at = first[from] + k;
                for (int i = from; i < to; i++) {
                    result[i] += weight * line[at + (i - from) * stride];
                }
            }
        }
    }

    /** Filters whole lines into the line of one target sample. */
    void over(float[][] lines, int sample, float[] result) {
        Arrays.fill(result, 0);
        for (int k = 0; k < count; k++) {
            float weight = weights[sample * count + k];
            if (Math.abs(weight) > NOTHING) {
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
