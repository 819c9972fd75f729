package dev.claquete.render.frame;

import java.util.Arrays;

/**
 * Weighted sums of whole lines of 8-bit samples, four samples to an {@code int}: the inner loops of all resampling. Not
 * thread-safe.
 *
 * <p>A word holds samples {@code d c b a} (a in the low byte). Masked with {@code 00FF00FF} it gives two 16-bit fields
 * {@code 0c 0a}, shifted by 8 first it gives {@code 0d 0b}; one multiplication then weighs two samples at once. Weights may
 * be negative: a field borrows from the one above, and gives it back as soon as the whole sum, with a bias, is positive
 * (two's complement addition does not care about the order), so only the final sum of each field must fit 16 bits.
 *
 * <pre>
 *   line k   d c b a  --&amp;--&gt;  0c 0a  * weight k  --+--&gt;  even   sum of c | sum of a
 *                     --&gt;&gt;8 &amp;--&gt;  0d 0b  * weight k  --+--&gt;  odd    sum of d | sum of b
 *   finish:  each field &gt;&gt; 7, clamped to 0..255, packed again
 * </pre>
 *
 * <p>The loops are written for the superword optimisation of HotSpot's C2 as of JDK 17, which gives up easily (each rule
 * measured, a factor of 2 to 8): {@code int} arrays only, it cannot mix sizes; all indexed by the same variable, which
 * counts from 0; no more than six arrays in a loop; every array that is written is read first, and into a local, since it
 * might be one of the others. They then run 8 or 16 words, 32 or 64 samples, to an instruction, and remain correct where
 * nothing is vectorised.
 */
final class PackedSums {

    private static final int FIELDS = 0x00FF00FF;

    /** 128 keeps undershoot positive; 1/2 rounds. Sums of Lanczos weights on 0..255 stay within -77..332, far inside. */
    private static final int BIAS = 0x00010001 * (128 * FixedTaps.ONE + FixedTaps.ONE / 2);

    private final int[] even;
    private final int[] odd;

    /** Sums for lines of up to so many words. */
    PackedSums(int words) {
        this.even = new int[words];
        this.odd = new int[words];
        Arrays.fill(even, BIAS);
        Arrays.fill(odd, BIAS);
    }

    /** Adds two weighted lines. */
    void add(int[] a, int[] b, int weightA, int weightB, int words) {
        addTo(even, odd, a, b, weightA, weightB, words);
    }

    /** Writes the sums of all lines added so far, rounded and clamped to 0..255, and starts over. */
    void finish(int[] out, int words) {
        finish(even, odd, out, words);
    }

    private static void addTo(int[] even, int[] odd, int[] a, int[] b, int weightA, int weightB, int words) {
        for (int i = 0; i < words; i++) {
            int samplesA = a[i];
            int samplesB = b[i];
            int sumEven = even[i];
            int sumOdd = odd[i];
            even[i] = sumEven + (samplesA & FIELDS) * weightA + (samplesB & FIELDS) * weightB;
            odd[i] = sumOdd + ((samplesA >>> 8) & FIELDS) * weightA + ((samplesB >>> 8) & FIELDS) * weightB;
        }
    }

    /**
     * Four samples at a time and without a branch. A field now is {@code (value + 128) << 7} plus a fraction: nine bits
     * of value above seven of fraction. The upper two of the nine decide: 00 is below 0, 11 is above 255, and otherwise
     * the lower eight with their top bit flipped are the value.
     */
    private static void finish(int[] even, int[] odd, int[] out, int words) {
        for (int i = 0; i < words; i++) {
            int sumEven = even[i];
            int sumOdd = odd[i];
            int low = ((sumEven >>> 7) & 0x00FF00FF) | ((sumOdd << 1) & 0xFF00FF00);
            int bit8 = ((sumEven >>> 15) & 0x00010001) | ((sumOdd >>> 7) & 0x01000100);
            int bit7 = (low >>> 7) & 0x01010101;
            int above = bit8 & bit7;
            int notBelow = bit8 | bit7;
            int all = (above << 8) - above; // FF in every byte that is above
            int some = (notBelow << 8) - notBelow;
            out[i] = ((low ^ 0x80808080) | all) & some;
            even[i] = BIAS;
            odd[i] = BIAS;
        }
    }
}
