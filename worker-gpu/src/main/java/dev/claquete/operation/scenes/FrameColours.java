package dev.claquete.operation.scenes;

import dev.claquete.render.frame.YuvFrame;

/**
 * Converts whole RGB pictures to a video's colours: limited range BT.709 (ITU-R BT.709-6), chroma sited as
 * {@link YuvFrame} says.
 */
final class FrameColours {

    private static final int HALF = 1 << 15;

    /** 219/255 of the weights of red, green and blue, in 1/65536. */
    private static final int LUMA_RED = 11_966;

    private static final int LUMA_GREEN = 40_254;
    private static final int LUMA_BLUE = 4_064;

    /** 224/255 of Cb = (B - Y) / 1.8556 and Cr = (R - Y) / 1.5748, an eighth of each for the sum of eight, in 1/65536. */
    private static final int CB_RED = -824;

    private static final int CB_BLUE = 3_598;
    private static final int CB_GREEN = -CB_RED - CB_BLUE;
    private static final int CR_RED = 3_598;
    private static final int CR_BLUE = -330;
    private static final int CR_GREEN = -CR_RED - CR_BLUE;

    private FrameColours() {}

    /** @param rgb 0xRRGGBB for each pixel of the frame */
    static void convert(int[] rgb, YuvFrame into) {
        byte[] luma = into.y;
        for (int i = 0; i < luma.length; i++) {
            int p = rgb[i];
            luma[i] = (byte) ((LUMA_RED * (p >> 16 & 255)
                            + LUMA_GREEN * (p >> 8 & 255)
                            + LUMA_BLUE * (p & 255)
                            + (16 << 16)
                            + HALF)
                    >> 16);
        }
        for (int j = 0; j < into.chromaHeightPx(); j++) {
            chromaRow(rgb, 2 * j * into.widthPx, j * into.chromaWidthPx(), into);
        }
    }

    /**
     * Columns 2i-1, 2i and 2i+1 of two rows are weighted 1:2:1. Red and blue are added up in one number, 16 bits apart.
     */
    private static void chromaRow(int[] rgb, int row, int to, YuvFrame into) {
        int below = row + into.widthPx;
        int redBlueLeft = (rgb[row] & 0xFF00FF) + (rgb[below] & 0xFF00FF);
        int greenLeft = (rgb[row] & 0xFF00) + (rgb[below] & 0xFF00);
        for (int i = 0; i < into.chromaWidthPx(); i++) {
            int at = 2 * i;
            int redBlueMiddle = (rgb[row + at] & 0xFF00FF) + (rgb[below + at] & 0xFF00FF);
            int greenMiddle = (rgb[row + at] & 0xFF00) + (rgb[below + at] & 0xFF00);
            int redBlueRight = (rgb[row + at + 1] & 0xFF00FF) + (rgb[below + at + 1] & 0xFF00FF);
            int greenRight = (rgb[row + at + 1] & 0xFF00) + (rgb[below + at + 1] & 0xFF00);
            int redBlue = redBlueLeft + 2 * redBlueMiddle + redBlueRight;
            int red = redBlue >>> 16;
            int green = greenLeft + 2 * greenMiddle + greenRight >> 8;
            int blue = redBlue & 0xFFFF;
            into.u[to + i] = (byte) ((CB_RED * red + CB_GREEN * green + CB_BLUE * blue + (128 << 16) + HALF) >> 16);
            into.v[to + i] = (byte) ((CR_RED * red + CR_GREEN * green + CR_BLUE * blue + (128 << 16) + HALF) >> 16);
            redBlueLeft = redBlueRight;
            greenLeft = greenRight;
        }
    }
}
