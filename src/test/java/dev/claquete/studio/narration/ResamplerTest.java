package dev.claquete.studio.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    private static Waveform sine(double hz, int rateHz, double seconds) {
        float[] samples = new float[(int) (rateHz * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return new Waveform(samples, rateHz);
    }

    /** The level of one frequency in the middle of a sound, dB against a sine of amplitude 0.5. */
    private static double level(Waveform sound, double hz) {
        double re = 0;
        double im = 0;
        double weights = 0;
        int from = sound.samples().length / 4;
        int to = 3 * from;
        for (int i = from; i < to; i++) {
            double window = 1 - Math.cos(2 * Math.PI * (i - from) / (to - from));
            re += window * sound.samples()[i] * Math.cos(2 * Math.PI * hz * i / sound.rateHz());
            im += window * sound.samples()[i] * Math.sin(2 * Math.PI * hz * i / sound.rateHz());
            weights += window;
        }
        return 20 * Math.log10(2 * Math.hypot(re, im) / weights / 0.5 + 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 22_050, 24_000, 32_000, 44_100, 96_000})
    void whatWasHeardKeepsItsPitchLevelAndLength(int rateHz) {
        Waveform resampled = Resampler.resample(sine(1000, rateHz, 1), 48_000);

        assertThat(resampled.seconds()).isCloseTo(1, within(0.0001));
        assertThat(level(resampled, 1000)).isCloseTo(0, within(0.05));
    }

    @Test
    void theImageAboveTheOldNyquistFrequencyIsGone() {
        Waveform resampled = Resampler.resample(sine(9000, 22_050, 1), 48_000);

        assertThat(level(resampled, 9000)).isCloseTo(0, within(0.1));
        assertThat(level(resampled, 22_050 - 9000)).isLessThan(-80);
    }

    @Test
    void whatTheNewRateCannotHoldDoesNotFoldBack() {
        Waveform resampled = Resampler.resample(sine(12_000, 48_000, 1), 16_000);

        assertThat(level(resampled, 4000)).isLessThan(-80);
    }

    @Test
    void timeIsNotShifted() {
        float[] samples = new float[22_050];
        samples[11_025] = 1;

        float[] resampled =
                Resampler.resample(new Waveform(samples, 22_050), 48_000).samples();

        int loudest = 0;
        for (int i = 0; i < resampled.length; i++) {
            loudest = Math.abs(resampled[i]) > Math.abs(resampled[loudest]) ? i : loudest;
        }
        assertThat(loudest).isEqualTo(24_000);
    }
}
