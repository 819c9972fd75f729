package dev.claquete.picture;

import java.awt.image.BufferedImage;

/**
 * Interpolates the light between pixels: the sixteen around a point, weighted by the Catmull-Rom cubic (Keys, "Cubic
 * Convolution Interpolation for Digital Image Processing", 1981). Outside the picture everything is transparent, so
 * slanting edges are smooth.
 */
final class Cubic {

    private static final int REACH = 4;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final float[] across = new float[REACH];
    private final float[] down = new float[REACH];

    Cubic(BufferedImage picture) {
        this.pixels = Argb.pixels(picture);
        this.width = picture.getWidth();
        this.height = picture.getHeight();
    }

    /** @param x from the left edge; the first pixel's middle is at 0.5 */
    int at(double x, double y) {
        int left = (int) Math.floor(x - 0.5) - 1;
        int top = (int) Math.floor(y - 0.5) - 1;
        if (left >= width || top >= height || left + REACH <= 0 || top + REACH <= 0) {
            return 0;
        }
        weigh(across, x - 0.5 - Math.floor(x - 0.5));
        weigh(down, y - 0.5 - Math.floor(y - 0.5));
        float red = 0;
        float green = 0;
        float blue = 0;
        float opacity = 0;
        for (int j = 0; j < REACH; j++) {
            for (int i = 0; i < REACH; i++) {
                int pixel = pixel(left + i, top + j);
                float weight = across[i] * down[j] * (pixel >>> 24) / 255f;
                red += weight * LinearLight.of(pixel >> 16);
                green += weight * LinearLight.of(pixel >> 8);
                blue += weight * LinearLight.of(pixel);
                opacity += weight;
            }
        }
        return LinearLight.pixel(red, green, blue, opacity);
    }

    private int pixel(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height ? pixels[y * width + x] : 0;
    }

    private static void weigh(float[] weights, double t) {
        weights[0] = (float) (((-0.5 * t + 1) * t - 0.5) * t);
        weights[1] = (float) ((1.5 * t - 2.5) * t * t + 1);
        weights[2] = (float) (((-1.5 * t + 2) * t + 0.5) * t);
        weights[3] = (float) ((0.5 * t - 0.5) * t * t);
    }
}
