package dev.claquete.render.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * Converts the pixels of a CMYK JPEG to sRGB. Adobe's programs mark their files, store inverted ink (255 is none) and,
 * if their marker says 2, store YCCK instead of CMYK; other programs store the ink itself. The conversion uses the
 * file's own profile, or {@code (1 - ink) * (1 - black)} if there is none, as browsers do.
 */
final class CmykJpeg {

    /** In Adobe's marker. */
    private static final int YCCK = 2;

    private CmykJpeg() {}

    /** @param inks as {@link javax.imageio.ImageReader#readRaster} returns them, unconverted */
    static BufferedImage rgb(Raster inks, PictureMetadata metadata) {
        int width = inks.getWidth();
        BufferedImage picture = new BufferedImage(width, inks.getHeight(), BufferedImage.TYPE_INT_RGB);
        Integer transform = metadata.adobeTransform();
        IccColours profile = IccColours.of(metadata.profile(), 4);
        int[] samples = new int[4 * width];
        int[] pixels = new int[width];
        for (int y = 0; y < inks.getHeight(); y++) {
            inks.getPixels(inks.getMinX(), inks.getMinY() + y, width, 1, samples);
            for (int i = 0; i < samples.length; i += 4) {
                if (transform != null) {
                    toInks(samples, i, transform == YCCK);
                }
            }
            row(samples, pixels, profile);
            picture.setRGB(0, y, width, 1, pixels, 0, width);
        }
        return picture;
    }

    /**
     * Inverts stored samples to ink. In YCCK only black needs this: the first three samples are YCbCr (ITU-T T.871, 7)
     * of the inverted ink already.
     */
    private static void toInks(int[] samples, int at, boolean ycck) {
        if (ycck) {
            double luma = samples[at];
            double blue = samples[at + 1] - 128;
            double red = samples[at + 2] - 128;
            samples[at] = clip(luma + 1.402 * red);
            samples[at + 1] = clip(luma - 0.344136 * blue - 0.714136 * red);
            samples[at + 2] = clip(luma + 1.772 * blue);
        }
        for (int k = ycck ? at + 3 : at; k < at + 4; k++) {
            samples[k] = 255 - samples[k];
        }
    }

    private static int clip(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** @param inks 255 is full ink */
    private static void row(int[] inks, int[] pixels, @Nullable IccColours profile) {
        if (profile != null) {
            WritableRaster cmyk = Raster.createInterleavedRaster(0, pixels.length, 1, 4, null);
            cmyk.setPixels(0, 0, pixels.length, 1, inks);
            int[] rgb = profile.rgb(cmyk).getPixels(0, 0, pixels.length, 1, new int[3 * pixels.length]);
            for (int x = 0; x < pixels.length; x++) {
                pixels[x] = rgb[3 * x] << 16 | rgb[3 * x + 1] << 8 | rgb[3 * x + 2];
            }
            return;
        }
        for (int x = 0; x < pixels.length; x++) {
            int paper = 255 - inks[4 * x + 3];
            pixels[x] =
                    left(inks[4 * x], paper) << 16 | left(inks[4 * x + 1], paper) << 8 | left(inks[4 * x + 2], paper);
        }
    }

    private static int left(int ink, int paper) {
        return ((255 - ink) * paper + 127) / 255;
    }
}
