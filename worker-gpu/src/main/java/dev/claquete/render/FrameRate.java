package dev.claquete.render;

import java.util.ArrayList;
import java.util.List;

/** Frames a second as a fraction, so that 29.97 (30000/1001) neither gains nor loses a frame in any length of time. */
public record FrameRate(int numerator, int denominator) {

    private static final int NTSC = 1001;
    private static final double AS_GOOD_AS = 0.0002;
    private static final int FINE = 1000;

    /** Rates with tiny ticks already have a clock that can be kept; others get 512 ticks a frame. */
    private static final int CLOCK = 10_000;

    public FrameRate {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("no frame rate: " + numerator + "/" + denominator);
        }
    }

    public static FrameRate of(int fps) {
        return new FrameRate(fps, 1);
    }

    /** The nearest rate that is in use: whole, or whole times 1000/1001; in thousandths where there is none. */
    public static FrameRate near(double fps) {
        int whole = (int) Math.max(1, Math.round(fps));
        if (Math.abs(fps / whole - 1) < AS_GOOD_AS) {
            return of(whole);
        }
        if (Math.abs(fps * NTSC / FINE / whole - 1) < AS_GOOD_AS) {
            return new FrameRate(whole * FINE, NTSC);
        }
        return new FrameRate((int) Math.max(1, Math.round(fps * FINE)), FINE);
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

    /** How many frames it takes to show something as long as a sound. */
    public int framesFor(long samples, int sampleRate) {
        long ticks = (long) sampleRate * denominator;
        return (int) Math.max(1, (samples * numerator + ticks - 1) / ticks);
    }

    /** At which sample the frame begins. Lengths are differences of these, so that rounding never adds up. */
    public long sample(long frame, int sampleRate) {
        return Math.round((double) frame * denominator * sampleRate / numerator);
    }

    /** Whether a video of this rate can be shown at the other one frame by frame. */
    public boolean same(FrameRate other) {
        return Math.abs(fps() / other.fps() - 1) < AS_GOOD_AS;
    }

    /** Ticks a second in MP4: every frame is a whole number of them long. */
    public int timescale() {
        return numerator >= CLOCK ? numerator : Encoder.timescale(1) * numerator;
    }

    /** The arguments of an output of this rate, see {@link Encoder#arguments(int, Quality)}. */
    public List<String> encoding(Encoder encoder, Quality quality) {
        List<String> arguments = new ArrayList<>(encoder.arguments((int) Math.max(1, Math.round(fps())), quality));
        arguments.set(arguments.indexOf("-video_track_timescale") + 1, String.valueOf(timescale()));
        return arguments;
    }

    /** As FFmpeg reads it. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
