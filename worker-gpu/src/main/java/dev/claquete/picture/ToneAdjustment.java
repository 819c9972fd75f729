package dev.claquete.picture;

import java.awt.image.BufferedImage;

/**
 * Brightness, contrast and saturation as factors, where 1 changes nothing. They are defined as in Filter Effects Module
 * Level 1 (W3C): on the signal, not on light.
 */
public record ToneAdjustment(double brightness, double contrast, double saturation) {

    /** Signal weights of that specification's saturate(). */
    private static final double RED = 0.2126;

    private static final double GREEN = 0.7152;
    private static final double BLUE = 0.0722;

    public BufferedImage of(BufferedImage picture) {
        BufferedImage result = Argb.empty(picture.getWidth(), picture.getHeight());
        int[] from = Argb.pixels(picture);
        int[] to = Argb.pixels(result);
        for (int i = 0; i < from.length; i++) {
            to[i] = toned(from[i]);
        }
        return result;
    }

    private int toned(int pixel) {
        double red = level(pixel >> 16 & 255);
        double green = level(pixel >> 8 & 255);
        double blue = level(pixel & 255);
        double grey = RED * red + GREEN * green + BLUE * blue;
        return pixel & 0xFF000000
                | Argb.rounded(grey + saturation * (red - grey)) << 16
                | Argb.rounded(grey + saturation * (green - grey)) << 8
                | Argb.rounded(grey + saturation * (blue - grey));
    }

    private double level(int signal) {
        double bright = Math.min(255, signal * brightness);
        return Math.max(0, Math.min(255, (bright - 127.5) * contrast + 127.5));
    }

    /** Greys of the same luminance as each pixel, not the mean of its bytes. */
    public static BufferedImage grey(BufferedImage picture) {
        BufferedImage result = Argb.empty(picture.getWidth(), picture.getHeight());
        int[] from = Argb.pixels(picture);
        int[] to = Argb.pixels(result);
        for (int i = 0; i < from.length; i++) {
            int pixel = from[i];
            float light = (float) (RED * LinearLight.of(pixel >> 16)
                    + GREEN * LinearLight.of(pixel >> 8)
                    + BLUE * LinearLight.of(pixel));
            to[i] = pixel & 0xFF000000 | LinearLight.pixel(light, light, light, 1) & 0xFFFFFF;
        }
        return result;
    }
}
