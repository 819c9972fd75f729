package dev.claquete.picture;

/**
 * Converts between sRGB bytes and linear light (IEC 61966-2-1). Pixels are averaged as light, weighted by their
 * opacity: averages of the encoded values would be too dark, and transparent pixels would bleed into their neighbours.
 */
final class LinearLight {

    /** Red, green, blue, opacity of one pixel, colours premultiplied. */
    static final int CHANNELS = 4;

    private static final int STEPS = 1 << 16;
    private static final float[] LIGHT = new float[256];
    private static final byte[] BYTE = new byte[STEPS + 1];

    static {
        for (int i = 0; i < 256; i++) {
            LIGHT[i] = (float) light(i / 255.0);
        }
        for (int i = 0; i <= STEPS; i++) {
            BYTE[i] = (byte) Math.round(255 * signal((double) i / STEPS));
        }
    }

    private LinearLight() {}

    private static double light(double signal) {
        return signal <= 0.04045 ? signal / 12.92 : Math.pow((signal + 0.055) / 1.055, 2.4);
    }

    private static double signal(double light) {
        return light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }

    static float of(int signal) {
        return LIGHT[signal & 255];
    }

    /** Fills the row with the pixels from {@code from} on. */
    static void read(int[] argb, int from, float[] row) {
        for (int i = 0; i < row.length / CHANNELS; i++) {
            int pixel = argb[from + i];
            float opacity = (pixel >>> 24) / 255f;
            row[CHANNELS * i] = opacity * LIGHT[pixel >> 16 & 255];
            row[CHANNELS * i + 1] = opacity * LIGHT[pixel >> 8 & 255];
            row[CHANNELS * i + 2] = opacity * LIGHT[pixel & 255];
            row[CHANNELS * i + 3] = opacity;
        }
    }

    /** One pixel; values below 0 or above 1 are clipped. */
    static int pixel(float red, float green, float blue, float opacity) {
        int alpha = Math.round(255 * Math.max(0, Math.min(1, opacity)));
        if (alpha == 0) {
            return 0;
        }
        return alpha << 24 | signal(red / opacity) << 16 | signal(green / opacity) << 8 | signal(blue / opacity);
    }

    static void write(float[] row, int[] argb, int to) {
        for (int i = 0; i < row.length / CHANNELS; i++) {
            argb[to + i] =
                    pixel(row[CHANNELS * i], row[CHANNELS * i + 1], row[CHANNELS * i + 2], row[CHANNELS * i + 3]);
        }
    }

    private static int signal(float light) {
        return BYTE[(int) (STEPS * Math.max(0, Math.min(1, light)) + 0.5f)] & 255;
    }
}
