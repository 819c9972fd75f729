package dev.claquete.render.ffmpeg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Frames a second as a fraction, so that 29.97 (30000/1001) stays exact over any length of time. */
public record FrameRate(int numerator, int denominator) {

    private static final int NTSC = 1001;
    private static final double AS_GOOD_AS = 0.0002;
    private static final int FINE = 1000;

    /**
     * How far an unusual rate may be from the common one that it is taken for: clocks of cameras and capture cards are
     * inaccurate.
     */
    private static final double MEANT = 0.05;

    /**
     * Half of the difference between 30 and 29.97: a rate not closer to a fractional one is taken for the whole one.
     */
    private static final double EXACT = 0.0005;

    /** The usual rates; a slower rate takes the next one up. */
    private static final List<FrameRate> COMMON = List.of(
            of(1),
            of(2),
            of(5),
            of(10),
            of(12),
            new FrameRate(25, 2),
            of(15),
            of(20),
            ntsc(24),
            of(24),
            of(25),
            ntsc(30),
            of(30),
            of(48),
            of(50),
            ntsc(60),
            of(60),
            of(90),
            of(100),
            ntsc(120),
            of(120));

    /** The default. */
    static final FrameRate USUAL = of(30);

    /** Rates with tiny ticks already have a usable clock; others get 512 ticks a frame. */
    private static final int CLOCK = 10_000;

    public FrameRate {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("no frame rate: " + numerator + "/" + denominator);
        }
    }

    public static FrameRate of(int fps) {
        return new FrameRate(fps, 1);
    }

    private static FrameRate ntsc(int whole) {
        return new FrameRate(whole * FINE, NTSC);
    }

    /** The usual rate that a measured one means, or else the next one above, so that no picture is lost. */
    static FrameRate common(double fps) {
        return COMMON.stream()
                .filter(rate -> rate.off(fps) <= MEANT)
                .min(Comparator.comparing((FrameRate rate) -> rate.off(fps) > EXACT)
                        .thenComparing(rate -> rate.denominator == NTSC && rate.off(fps) > EXACT)
                        .thenComparing(rate -> rate.off(fps)))
                .or(() -> COMMON.stream()
                        .filter(rate -> rate.fps() > fps && rate.denominator != NTSC)
                        .findFirst())
                .orElseGet(() -> near(Math.rint(fps)));
    }

    private double off(double fps) {
        return Math.abs(fps / fps() - 1);
    }

    /** Whether the rate is usual: whole, or whole times 1000/1001. */
    boolean inUse() {
        return denominator == 1 || denominator == NTSC || COMMON.contains(this);
    }

    /** The nearest usual rate: whole, or whole times 1000/1001; in thousandths if there is none. */
    public static FrameRate near(double fps) {
        int whole = (int) Math.max(1, Math.round(fps));
        if (Math.abs(fps / whole - 1) < AS_GOOD_AS) {
            return of(whole);
        }
        if (Math.abs(fps * NTSC / FINE / whole - 1) < AS_GOOD_AS) {
            return ntsc(whole);
        }
        return COMMON.stream()
                .filter(rate -> rate.off(fps) < AS_GOOD_AS)
                .findFirst()
                .orElseGet(() -> new FrameRate((int) Math.max(1, Math.round(fps * FINE)), FINE));
    }

    public double fps() {
        return (double) numerator / denominator;
    }

    public double seconds(long frames) {
        return (double) frames * denominator / numerator;
    }

    /** At least one. */
    public int frames(double seconds) {
        return (int) Math.max(1, Math.round(seconds * numerator / denominator));
    }

    /** How many frames it takes to cover a sound. */
    public int framesFor(long samples, int sampleRate) {
        long ticks = (long) sampleRate * denominator;
        return (int) Math.max(1, (samples * numerator + ticks - 1) / ticks);
    }

    /**
     * The sample at which the frame begins. Lengths are differences of these, so that rounding errors do not add up.
     */
    public long sample(long frame, int sampleRate) {
        return Math.round((double) frame * denominator * sampleRate / numerator);
    }

    /** Whether a video of this rate can be shown at the other one frame by frame. */
    public boolean same(FrameRate other) {
        return Math.abs(fps() / other.fps() - 1) < AS_GOOD_AS;
    }

    /** Ticks a second in MP4: every frame is a whole number of ticks. */
    public int timescale() {
        return numerator >= CLOCK ? numerator : Encoder.timescale(1) * numerator;
    }

    /** The arguments of an output of this rate, see {@link Encoder#arguments(int, Quality)}. */
    public List<String> encoding(Encoder encoder, Quality quality) {
        List<String> arguments = new ArrayList<>(encoder.arguments((int) Math.max(1, Math.round(fps())), quality));
        arguments.set(arguments.indexOf("-video_track_timescale") + 1, String.valueOf(timescale()));
        return arguments;
    }

    /** The rate in FFmpeg's syntax. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
