package dev.claquete.picture;

import java.awt.image.BufferedImage;

/** An unsharp mask: adds what a blur would take away. Opacity stays as it is. */
public final class Sharpening {

    private Sharpening() {}

    /** @param amount 0 changes nothing, 1 doubles the detail */
    public static BufferedImage of(BufferedImage picture, double amount, double sigmaPx) {
        BufferedImage result = Blur.of(picture, sigmaPx);
        int[] sharp = Argb.pixels(picture);
        int[] pixels = Argb.pixels(result);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = sharp[i] & 0xFF000000
                    | channel(sharp[i] >> 16 & 255, pixels[i] >> 16 & 255, amount) << 16
                    | channel(sharp[i] >> 8 & 255, pixels[i] >> 8 & 255, amount) << 8
                    | channel(sharp[i] & 255, pixels[i] & 255, amount);
        }
        return result;
    }

    private static int channel(int sharp, int blurred, double amount) {
        return Argb.rounded(sharp + amount * (sharp - blurred));
    }
}
