package dev.claquete.studio.image.storyboard;

import java.util.function.DoubleUnaryOperator;

/**
 * A curve over linear light, tabulated at 64 points in each doubling and interpolated: as fine in the shadows as in the
 * highlights. Below 2^-16 it is proportional.
 */
final class ToneCurve {

    private static final int FIRST_EXPONENT = 127 - 16; // of 2^-16 in IEEE 754
    private static final int DOUBLINGS = 20;
    private static final int BITS = 6;
    private static final int REST = 23 - BITS;
    private static final int FIRST = FIRST_EXPONENT << BITS;
    private static final int LAST = DOUBLINGS << BITS;
    private static final float LEAST = Float.intBitsToFloat(FIRST << REST);

    /** Linear light to a screen's steps, 0 to 255. */
    static final ToneCurve SCREEN = new ToneCurve(ToneCurve::screen);

    private final float[] values = new float[LAST + 2];
    private final float black;

    private ToneCurve(DoubleUnaryOperator function) {
        black = (float) function.applyAsDouble(0);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) function.applyAsDouble(Float.intBitsToFloat(FIRST + i << REST));
        }
    }

    /** Contrast about mid grey, lifted shadows, and highlights that roll off to white instead of clipping. */
    static ToneCurve graded(Style style) {
        return new ToneCurve(light -> graded(light, style));
    }

    /** The graded curve, then converted to steps of a screen. */
    static ToneCurve toScreen(Style style) {
        return new ToneCurve(light -> screen(graded(light, style)));
    }

    float at(float light) {
        if (!(light > LEAST)) {
            return light > 0 ? black + (values[0] - black) * (light / LEAST) : black;
        }
        int bits = Float.floatToRawIntBits(light);
        int i = (bits >>> REST) - FIRST;
        if (i >= LAST) {
            return values[LAST];
        }
        float share = (bits & (1 << REST) - 1) * (1f / (1 << REST));
        return values[i] + (values[i + 1] - values[i]) * share;
    }

    private static double graded(double light, Style style) {
        double toned = 0.18 * Math.pow(light / 0.18, style.contrast());
        double lifted = style.lift() + toned * (1 - style.lift());
        return lifted < 0.7 ? lifted : 0.7 + 0.3 * (1 - Math.exp(-(lifted - 0.7) / 0.3));
    }

    private static double screen(double light) {
        double value = Math.min(1, light);
        return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055);
    }
}
