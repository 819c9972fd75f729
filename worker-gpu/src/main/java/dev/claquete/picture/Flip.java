package dev.claquete.picture;

import java.awt.image.BufferedImage;

/** Mirrors a picture. */
public enum Flip {
    HORIZONTAL,
    VERTICAL,
    BOTH;

    public BufferedImage of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage result = Argb.empty(width, height);
        int[] from = Argb.pixels(picture);
        int[] to = Argb.pixels(result);
        for (int y = 0; y < height; y++) {
            int row = (this == HORIZONTAL ? y : height - 1 - y) * width;
            for (int x = 0; x < width; x++) {
                to[y * width + x] = from[row + (this == VERTICAL ? x : width - 1 - x)];
            }
        }
        return result;
    }
}
