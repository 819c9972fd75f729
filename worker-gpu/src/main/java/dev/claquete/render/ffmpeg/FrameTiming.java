package dev.claquete.render.ffmpeg;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Determines a video's frame rate from a histogram of the gaps between its pictures. A mean is misleading if a video
 * stands still for a while or changes its pace: 2 s at 30 and 2 s at 5 frames a second is a video of 30 in which some
 * pictures stay longer.
 *
 * @param nominal the fastest usual rate that a share of the pictures keeps
 * @param even whether every picture comes at that rate
 */
record FrameTiming(FrameRate nominal, boolean even) {

    /** A pace counts only with this share of the gaps and of the time. Less is jitter of the clock. */
    private static final double LEAST_GAPS = 0.05;

    private static final double LEAST_TIME = 0.02;

    /**
     * How far gaps of one pace may vary: telephones are off by a third of a frame, and pulldown has gaps of 2 and 3
     * fields.
     */
    private static final double SPREAD = 1.45;

    private static final int ROUNDS = 3;

    /** As a share of a gap; containers round times to their clock. */
    private static final double ROUNDED = 0.02;

    private static final double ROUNDED_TICKS = 2;

    /** As a share of a gap; more than that is not rounding, however coarse the clock is. */
    private static final double MOST_ROUNDED = 0.25;

    /** The lowest rate for a video that stands still for long, so that its pictures change when they should. */
    private static final double SLOWEST_UNEVEN = 10;

    /** How much a declared rate may differ from the measured one and still count as the same. */
    private static final double MEANT = 0.0015;

    /**
     * Measures the rate.
     *
     * @param times of the pictures in ticks, ascending
     * @param tick in seconds
     * @param seconds the video's length, used if there are no gaps
     * @param declared rates of the file's header, the likeliest first; 0 if it has none
     */
    static FrameTiming of(long[] times, double tick, double seconds, List<Double> declared) {
        double[] gaps = gaps(times, tick);
        if (gaps.length == 0) {
            FrameRate rate = declared.stream()
                    .filter(FrameTiming::inUse)
                    .findFirst()
                    .map(FrameRate::near)
                    .orElse(FrameRate.USUAL);
            return new FrameTiming(
                    rate, times.length == 1 && Math.abs(seconds - rate.seconds(1)) < rate.seconds(1) / 2);
        }
        double all = (times[times.length - 1] - times[0]) * tick;
        boolean regular = lies(gaps[0], gaps[gaps.length - 1], tick) && gaps.length == times.length - 1;
        double fps = 1 / (regular ? all / gaps.length : quickest(gaps));
        FrameRate rate = declared.stream()
                .filter(claim ->
                        inUse(claim) && Math.abs(claim / fps - 1) < Math.max(MEANT, ROUNDED_TICKS * tick / all))
                .findFirst()
                .or(() -> Optional.of(fps).filter(it -> regular && inUse(it)))
                .map(FrameRate::near)
                .orElseGet(() -> FrameRate.common(Math.max(SLOWEST_UNEVEN, fps)));
        boolean even = gaps.length == times.length - 1
                && lies(gaps[0], rate.seconds(1), tick)
                && lies(gaps[gaps.length - 1], rate.seconds(1), tick)
                && Math.abs(all - rate.seconds(gaps.length)) < rate.seconds(1) / 2;
        return new FrameTiming(rate, even);
    }

    /** Uses the declared rates of a file whose packets carry no presentation times. */
    static FrameTiming declared(double mean, double rate) {
        double fps = mean > 0 ? mean : rate;
        if (fps <= 0) {
            return new FrameTiming(FrameRate.USUAL, false);
        }
        FrameRate nominal = inUse(fps) ? FrameRate.near(fps) : FrameRate.common(fps);
        return new FrameTiming(nominal, rate > 0 && nominal.same(FrameRate.near(rate)));
    }

    /** The gaps in seconds, ascending; pictures shown at the same moment count once. */
    private static double[] gaps(long[] times, double tick) {
        return IntStream.range(1, times.length)
                .mapToLong(i -> times[i] - times[i - 1])
                .filter(gap -> gap > 0)
                .mapToDouble(gap -> gap * tick)
                .sorted()
                .toArray();
    }

    private static boolean inUse(double fps) {
        return fps > 0 && FrameRate.near(fps).inUse();
    }

    private static boolean lies(double gap, double wanted, double tick) {
        double ticks = ROUNDED_TICKS * tick;
        return Math.abs(gap - wanted) <= Math.max(ROUNDED * wanted, ticks <= MOST_ROUNDED * wanted ? ticks : tick / 10);
    }

    /** The mean of the shortest gaps that are not jitter. */
    private static double quickest(double[] gaps) {
        double[] sums = new double[gaps.length + 1];
        for (int i = 0; i < gaps.length; i++) {
            sums[i + 1] = sums[i] + gaps[i];
        }
        OptionalInt first = IntStream.range(0, gaps.length)
                .filter(i -> {
                    int end = end(gaps, gaps[i] * SPREAD);
                    return end - i >= LEAST_GAPS * gaps.length && sums[end] - sums[i] >= LEAST_TIME * sums[gaps.length];
                })
                .findFirst();
        int from = first.orElse(gaps.length / 2);
        double middle = gaps[(from + end(gaps, gaps[from] * SPREAD)) / 2];
        for (int i = 0; i < ROUNDS; i++) {
            int low = end(gaps, middle / SPREAD);
            int high = end(gaps, middle * SPREAD);
            middle = high > low ? (sums[high] - sums[low]) / (high - low) : middle;
        }
        return middle;
    }

    /** How many gaps are at most this long. */
    private static int end(double[] gaps, double seconds) {
        int found = Arrays.binarySearch(gaps, Math.nextUp(seconds));
        return found >= 0 ? found : -found - 1;
    }
}
