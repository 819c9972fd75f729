package dev.claquete.studio.narration;

/**
 * Mel-frequency cepstral coefficients: the sound of a short stretch of speech, independent of the speaker. 25 ms
 * Hamming windows, 26 mel bands from 80 to 7600 Hz at 16 kHz, 13 coefficients, each normalised over the utterance
 * (Davis and Mermelstein 1980; the mel scale as 2595 log10(1 + f/700)).
 */
final class Mfcc {

    private static final int RATE_HZ = 16_000;
    private static final int FFT = 512;
    private static final int WINDOW = 400;
    private static final int BANDS = 26;
    private static final int COEFFICIENTS = 13;
    private static final double LOWEST_HZ = 80;
    private static final double HIGHEST_HZ = 7600;

    private Mfcc() {}

    /** One row for each hop; row {@code i} is centred on {@code i * hopSeconds}. */
    static float[][] of(Waveform sound, double hopSeconds) {
        Waveform at16k = Resampler.resample(sound, RATE_HZ);
        int hop = (int) Math.round(hopSeconds * RATE_HZ);
        int[] edges = bandEdges();
        float[][] rows = new float[at16k.samples().length / hop + 1][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = cepstrum(bandEnergies(at16k.samples(), i * hop - WINDOW / 2, edges));
        }
        normalise(rows);
        return rows;
    }

    private static double[] bandEnergies(float[] samples, int from, int[] edges) {
        double[] re = new double[FFT];
        double[] im = new double[FFT];
        for (int i = 0; i < WINDOW; i++) {
            int at = from + i;
            if (at > 0 && at < samples.length) {
                double emphasised = samples[at] - 0.97 * samples[at - 1];
                re[i] = emphasised * (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (WINDOW - 1)));
            }
        }
        transform(re, im);
        double[] energies = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            for (int bin = edges[band]; bin < edges[band + 2]; bin++) {
                int centre = edges[band + 1];
                double weight = bin < centre
                        ? (bin - edges[band] + 1.0) / (centre - edges[band] + 1)
                        : (edges[band + 2] - bin + 0.0) / (edges[band + 2] - centre);
                energies[band] += weight * (re[bin] * re[bin] + im[bin] * im[bin]);
            }
        }
        return energies;
    }

    private static float[] cepstrum(double[] energies) {
        float[] cepstrum = new float[COEFFICIENTS];
        for (int band = 0; band < BANDS; band++) {
            double log = Math.log(energies[band] + 1e-7);
            for (int c = 0; c < COEFFICIENTS; c++) {
                cepstrum[c] += (float) (log * Math.cos(Math.PI * c * (band + 0.5) / BANDS));
            }
        }
        return cepstrum;
    }

    private static void normalise(float[][] rows) {
        for (int c = 0; c < COEFFICIENTS; c++) {
            double sum = 0;
            double squares = 0;
            for (float[] row : rows) {
                sum += row[c];
                squares += (double) row[c] * row[c];
            }
            double mean = sum / rows.length;
            double deviation = Math.sqrt(Math.max(1e-9, squares / rows.length - mean * mean));
            for (float[] row : rows) {
                row[c] = (float) ((row[c] - mean) / deviation);
            }
        }
    }

    private static int[] bandEdges() {
        int[] edges = new int[BANDS + 2];
        double low = mel(LOWEST_HZ);
        double high = mel(HIGHEST_HZ);
        for (int i = 0; i < edges.length; i++) {
            double hz = 700 * (Math.pow(10, (low + (high - low) * i / (BANDS + 1)) / 2595) - 1);
            int bin = (int) Math.round(hz * FFT / RATE_HZ);
            edges[i] = i == 0 ? bin : Math.max(bin, edges[i - 1] + 1);
        }
        return edges;
    }

    private static double mel(double hz) {
        return 2595 * Math.log10(1 + hz / 700);
    }

    /** The radix-2 fast Fourier transform, in place. */
    private static void transform(double[] re, double[] im) {
        for (int i = 1, j = 0; i < FFT; i++) {
            int bit = FFT >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                double swap = re[i];
                re[i] = re[j];
                re[j] = swap;
            }
        }
        for (int length = 2; length <= FFT; length <<= 1) {
            for (int k = 0; k < length / 2; k++) {
                double cos = Math.cos(-2 * Math.PI * k / length);
                double sin = Math.sin(-2 * Math.PI * k / length);
                for (int a = k; a < FFT; a += length) {
                    int b = a + length / 2;
                    double real = re[b] * cos - im[b] * sin;
                    double imaginary = re[b] * sin + im[b] * cos;
                    re[b] = re[a] - real;
                    im[b] = im[a] - imaginary;
                    re[a] += real;
                    im[a] += imaginary;
                }
            }
        }
    }
}
