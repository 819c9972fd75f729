package dev.claquete.render.frame;

/**
 * Converts R'G'B' of 0 to 255 to limited-range Y'CbCr of 8 bits, as Recommendation ITU-R BT.709-6 (06/2015) defines it
 * for HD video. Items 3.2 and 3.3: {@code Y' = 0.2126 R' + 0.7152 G' + 0.0722 B'}, {@code Cb = (B' - Y') / 1.8556},
 * {@code Cr = (R' - Y') / 1.5748} on signals of 0 to 1. Item 4.6 (8 bits): {@code 219 Y' + 16}, {@code 224 Cb + 128},
 * {@code 224 Cr + 128}. The results are not rounded, because they are filtered afterwards.
 */
final class Bt709 {

    private static final float RED = 0.2126f;
    private static final float GREEN = 0.7152f;
    private static final float BLUE = 0.0722f;
    private static final float LUMA_SCALE = 219 / 255f;
    private static final float CB_SCALE = 224 / 255f / 1.8556f;
    private static final float CR_SCALE = 224 / 255f / 1.5748f;

    private Bt709() {}

    /**
     * Converts one row.
     *
     * @param rgb packed 0xRRGGBB, from {@code offset} on
     */
    static void convert(int[] rgb, int offset, float[] y, float[] cb, float[] cr) {
        for (int i = 0; i < y.length; i++) {
            int pixel = rgb[offset + i];
            float red = (pixel >> 16) & 0xFF;
            float green = (pixel >> 8) & 0xFF;
            float blue = pixel & 0xFF;
            float luma = RED * red + GREEN * green + BLUE * blue;
            y[i] = 16 + LUMA_SCALE * luma;
            cb[i] = 128 + CB_SCALE * (blue - luma);
            cr[i] = 128 + CR_SCALE * (red - luma);
        }
    }
}
