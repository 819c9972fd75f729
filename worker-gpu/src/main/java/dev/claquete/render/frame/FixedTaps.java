package dev.claquete.render.frame;

/**
 * The Lanczos weights of every sample along one axis, in fixed point: for target sample {@code i} the weights of the
 * {@code count} source samples from {@code first(i)} on. They add up to exactly {@link #ONE}, so flat areas stay flat.
 * Reused from frame to frame; not thread-safe.
 */
final class FixedTaps {

    /** 7 bits: with 8-bit samples and Lanczos overshoot every sum fits the 16-bit fields of {@link PackedSums}. */
    static final int SHIFT = 7;

    static final int ONE = 1 << SHIFT;

    private final int[] first;
    private final int[] weights;
    private final float[] window;
    private int count;

    /**
     * @param samples how many target samples the axis has
     * @param largestStep the largest step of any axis this will be aimed at
     */
    FixedTaps(int samples, double largestStep) {
        int taps = Lanczos.taps(largestStep);
        this.first = new int[samples];
        this.weights = new int[samples * taps];
        this.window = new float[taps];
    }

    void aim(SampleAxis axis) {
        count = Lanczos.taps(axis.step());
        float squeeze = (float) (1 / Lanczos.stretch(axis.step()));
        for (int i = 0; i < first.length; i++) {
            double position = axis.position(i);
            first[i] = Lanczos.firstTap(position, count);
            weigh(i * count, (float) (first[i] - position), squeeze);
        }
    }

    /**
     * Rounds the running sum of the weights instead of each weight. So the sum is exact, and a neighbour compensates
     * the error of a weight, which keeps smooth gradients (and so the picture's position) accurate to about 1/200
     * pixel.
     */
    private void weigh(int at, float offset, float squeeze) {
        float sum = 0;
        for (int k = 0; k < count; k++) {
            window[k] = Lanczos.at((offset + k) * squeeze);
            sum += window[k];
        }
        float scale = ONE / sum;
        float running = ONE + 0.5f; // keeps the cast below from rounding negative numbers towards zero
        int rounded = ONE;
        for (int k = 0; k < count; k++) {
            running += window[k] * scale;
            int next = (int) running;
            weights[at + k] = next - rounded;
            rounded = next;
        }
    }

    int count() {
        return count;
    }

    int samples() {
        return first.length;
    }

    int first(int sample) {
        return first[sample];
    }

    int weight(int sample, int tap) {
        return weights[sample * count + tap];
    }
}
