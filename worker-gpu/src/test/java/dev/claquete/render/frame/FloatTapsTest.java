package dev.claquete.render.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTapsTest {

    private static final int LENGTH = 101;

    /** Sizes that are kept or halved have the same weights everywhere and go another way; so do the ends of a line. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.25, 1", "0.5, 2", "0, 1.3", "-0.3, 0.7", "3, 2", "0, 3", "40, 1.5"})
    void aLineIsTheSumOfItsWeightedSamples(double start, double step) {
        int samples = (int) ((LENGTH - start) / step);
        FloatTaps taps = new FloatTaps(new SampleAxis(start, step), samples);
        float[] line = new float[LENGTH];
        Random random = new Random(3);
        for (int i = 0; i < LENGTH; i++) {
            line[i] = random.nextInt(256);
        }

        float[] filtered = taps.along(line);

        assertThat(filtered).hasSize(samples);
        for (int i = 0; i < samples; i++) {
            double sum = 0;
            for (int k = 0; k < taps.count(); k++) {
                int at = Math.max(0, Math.min(LENGTH - 1, taps.first(i) + k));
                sum += taps.weight(i, k) * line[at];
            }
            assertThat((double) filtered[i]).as("sample %d", i).isCloseTo(sum, within(0.01));
        }
    }
}
