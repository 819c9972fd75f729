package dev.claquete.render.frame;

/**
 * The Lanczos-3 window: {@code L(t) = sinc(t) * sinc(t / 3)} for {@code |t| < 3}, with
 * {@code sinc(t) = sin(pi t) / (pi t)}; see Turkowski, "Filters for Common Resampling Tasks", Graphics Gems I (1990).
 *
 * <p>When a picture gets smaller the window is stretched by the same factor, so that every source sample counts by its
 * area and fine detail is averaged away instead of shimmering (aliasing) from frame to frame.
 */
final class Lanczos {

    static final int LOBES = 3;

    /** Steps of the table in one lobe: fine enough that rounding a position to it shifts nothing by more than 1/8192 px. */
    private static final int STEPS = 4096;

    private static final float[] TABLE = table();

    private Lanczos() {}

    /**
     * How many neighbouring samples one result uses; always even.
     *
     * @param step source samples from one result to the next
     */
    static int taps(double step) {
        return 2 * (int) Math.ceil(LOBES * stretch(step));
    }

    /** Widens the window when the picture shrinks; never narrows it. */
    static double stretch(double step) {
        return Math.max(1, step);
    }

    /** The first of the {@code taps} samples around a position. */
    static int firstTap(double position, int taps) {
        return (int) Math.floor(position) - taps / 2 + 1;
    }

    /** The window's exact value. */
    static double exact(double t) {
        if (t == 0) {
            return 1;
        }
        return Math.abs(t) >= LOBES ? 0 : sinc(t) * sinc(t / LOBES);
    }

    /** The window's value from a table; same as {@link #exact} to five digits. */
    static float at(float t) {
        int entry = (int) (Math.abs(t) * STEPS + 0.5f);
        return entry < TABLE.length ? TABLE[entry] : 0;
    }

    private static double sinc(double t) {
        return Math.sin(Math.PI * t) / (Math.PI * t);
    }

    private static float[] table() {
        float[] table = new float[LOBES * STEPS];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) exact((double) i / STEPS);
        }
        return table;
    }
}
