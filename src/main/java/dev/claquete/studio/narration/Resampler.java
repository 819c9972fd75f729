package dev.claquete.studio.narration;

/**
 * Changes the sample rate by band-limited interpolation: a sinc low-pass at 90 % of the lower Nyquist frequency under a
 * Kaiser window (beta 9, about 90 dB), one set of taps for each phase
 * (J. O. Smith, Digital Audio Resampling, https://ccrma.stanford.edu/~jos/resample/).
 */
final class Resampler {

    private static final int ZERO_CROSSINGS = 32;
    private static final double BETA = 9;
    private static final double ROLL_OFF = 0.9;

    private Resampler() {}

    static Waveform resample(Waveform sound, int rateHz) {
        if (sound.rateHz() == rateHz) {
            return sound;
        }
        int divisor = gcd(sound.rateHz(), rateHz);
        int phases = rateHz / divisor;
        int step = sound.rateHz() / divisor;
        double cutoff = ROLL_OFF * Math.min(1, (double) phases / step);
        float[][] taps = taps(phases, cutoff);
        int reach = taps[0].length / 2;
        float[] in = sound.samples();
        float[] out = new float[(int) ((long) in.length * phases / step)];
        for (int i = 0; i < out.length; i++) {
            long position = (long) i * step;
            float[] weights = taps[(int) (position % phases)];
            out[i] = sum(weights, in, (int) (position / phases) - reach + 1);
        }
        return new Waveform(out, rateHz);
    }

    /**
     * The weighted sum of the samples from {@code first} on. It uses four sums, so that no addition waits for the
     * previous one.
     */
    private static float sum(float[] weights, float[] in, int first) {
        int to = Math.min(weights.length, in.length - first);
        int k = Math.max(0, -first);
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (; k + 3 < to; k += 4) {
            a += weights[k] * in[first + k];
            b += weights[k + 1] * in[first + k + 1];
            c += weights[k + 2] * in[first + k + 2];
            d += weights[k + 3] * in[first + k + 3];
        }
        for (; k < to; k++) {
            a += weights[k] * in[first + k];
        }
        return a + b + c + d;
    }

    /**
     * The weights of the input samples for each phase. Each set sums to 1, so that silence and hum keep their level.
     */
    private static float[][] taps(int phases, double cutoff) {
        int reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
        float[][] taps = new float[phases][2 * reach];
        for (int phase = 0; phase < phases; phase++) {
            double[] weights = new double[2 * reach];
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                double x = k - reach + 1 - (double) phase / phases;
                weights[k] = sinc(cutoff * x) * kaiser(x / reach);
                sum += weights[k];
            }
            for (int k = 0; k < weights.length; k++) {
                taps[phase][k] = (float) (weights[k] / sum);
            }
        }
        return taps;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** The modified Bessel function I0 by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
