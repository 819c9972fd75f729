package dev.claquete.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTimingTest {

    private static final double MPEG = 1 / 90_000.0;
    private static final double MILLISECONDS = 0.001;

    @Test
    void aSlowPartDoesNotSlowDownTheWhole() {
        FrameTiming timing = timing(70, MPEG, n -> n < 60 ? n / 30.0 : 2 + (n - 60) / 5.0);

        assertThat(timing).isEqualTo(new FrameTiming(FrameRate.of(30), false));
    }

    @ParameterizedTest
    @CsvSource({"60, 30, 0.5, 60", "60, 30, 0.1, 60", "30, 24, 0.5, 30", "50, 25, 0.3, 50", "30, 1, 0.05, 30"})
    void theQuickerOfTwoPacesIsKept(double quick, double slow, double share, int expected) {
        int quicks = (int) (20 * share * quick);
        double turn = quicks / quick;
        FrameTiming timing = timing(
                quicks + (int) (20 * (1 - share) * slow),
                MPEG,
                n -> n < quicks ? n / quick : turn + (n - quicks) / slow);

        assertThat(timing).isEqualTo(new FrameTiming(FrameRate.of(expected), false));
    }

    @ParameterizedTest
    @CsvSource({"30000, 1001, 0.3", "30000, 1001, 0.1", "30, 1, 0.2", "60000, 1001, 0.25", "24, 1, 0.2", "25, 1, 0.3"})
    void theClockOfATelephoneMayTremble(int numerator, int denominator, double tremor) {
        Random random = new Random(7);
        double fps = (double) numerator / denominator;
        FrameTiming timing = timing(600, MPEG, n -> (n + tremor * (random.nextDouble() - 0.5)) / fps);

        assertThat(timing.nominal()).isEqualTo(new FrameRate(numerator, denominator));
        assertThat(timing.even()).isFalse();
    }

    @Test
    void pulldownIsShownAtTheRateOfItsShortFrames() {
        FrameTiming timing = timing(240, MPEG, n -> Math.floor(n * 1.25) * 1001 / 30_000);

        assertThat(timing).isEqualTo(new FrameTiming(new FrameRate(30_000, 1001), false));
    }

    @ParameterizedTest
    @CsvSource({
        "24000, 1001",
        "24, 1",
        "30000, 1001",
        "30, 1",
        "60000, 1001",
        "60, 1",
        "120, 1",
        "25, 2",
        "7, 1",
        "1, 1"
    })
    void timesThatAContainerRoundsAreStillEven(int numerator, int denominator) {
        double fps = (double) numerator / denominator;
        FrameTiming timing = timing(24, MILLISECONDS, n -> n / fps, fps);

        assertThat(timing).isEqualTo(new FrameTiming(new FrameRate(numerator, denominator), true));
    }

    @Test
    void aFewFramesThatWereLostChangeNothing() {
        FrameTiming timing = timing(300, MPEG, n -> (n + n / 40) / 30.0, 29.27);

        assertThat(timing).isEqualTo(new FrameTiming(FrameRate.of(30), false));
    }

    @Test
    void hiccupsOfTheClockAreNoPace() {
        FrameTiming timing = timing(300, MPEG, n -> n / 25.0 + (n % 30 == 7 ? 0.035 : 0));

        assertThat(timing.nominal()).isEqualTo(FrameRate.of(25));
    }

    @ParameterizedTest
    @CsvSource({"18.261, 20", "14.2857, 15", "33.333, 48", "7.3, 10", "31.2, 30", "55.3, 60", "29.83, 30"})
    void aRateThatNobodyUsesBecomesTheNextOneThatIs(double fps, String expected) {
        FrameTiming timing = timing(400, MPEG, n -> n / fps);

        assertThat(timing.even()).isFalse();
        assertThat(timing.nominal().toString()).isEqualTo(expected.contains("/") ? expected : expected + "/1");
    }

    @Test
    void picturesThatStandForSecondsChangeWhenTheyShould() {
        assertThat(timing(5, MPEG, n -> n * 1.7).nominal()).isEqualTo(FrameRate.of(10));
        assertThat(timing(5, MPEG, n -> n * 3).nominal()).isEqualTo(FrameRate.of(10));
    }

    @Test
    void onePictureHasTheRateThatItsFileSays() {
        assertThat(FrameTiming.of(new long[] {0}, MPEG, 0.04, List.of(25.0, 25.0)))
                .isEqualTo(new FrameTiming(FrameRate.of(25), true));
        assertThat(FrameTiming.of(new long[] {0}, MPEG, 5, List.of(0.2, 0.0)))
                .isEqualTo(new FrameTiming(FrameRate.of(30), false));
    }

    /** @param declared rates; none, unless given */
    private static FrameTiming timing(int count, double tick, IntToDoubleFunction seconds, Double... declared) {
        long[] times = IntStream.range(0, count)
                .mapToLong(n -> Math.round(seconds.applyAsDouble(n) / tick))
                .toArray();
        return FrameTiming.of(times, tick, count, List.of(declared));
    }
}
