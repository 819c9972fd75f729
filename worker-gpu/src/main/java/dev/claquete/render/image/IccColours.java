package dev.claquete.render.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Converts pixels with an ICC profile to sRGB. A profile that is broken or of another kind of colour is ignored. */
final class IccColours {

    private final ColorConvertOp conversion;

    private IccColours(ICC_Profile profile) {
        this.conversion =
                new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
    }

    /**
     * @param channels 3 for RGB, 4 for CMYK
     * @return null if no conversion is needed
     */
    static @Nullable IccColours of(byte @Nullable [] profile, int channels) {
        if (profile == null || channels == 3 && isSrgb(profile)) {
            return null;
        }
        try {
            ICC_Profile icc = ICC_Profile.getInstance(profile);
            boolean fits = icc.getNumComponents() == channels
                    && icc.getColorSpaceType() == (channels == 3 ? ColorSpace.TYPE_RGB : ColorSpace.TYPE_CMYK);
            return fits ? new IccColours(icc).tried(channels) : null;
        } catch (IllegalArgumentException | CMMException e) {
            return null;
        }
    }

    /** Recognised by its description, so that the pixels of nearly all pictures stay as they are. */
    private static boolean isSrgb(byte[] profile) {
        String text = new String(profile, StandardCharsets.ISO_8859_1);
        return text.contains("sRGB") || text.contains("s\0R\0G\0B");
    }

    private IccColours tried(int channels) {
        rgb(Raster.createInterleavedRaster(0, 1, 1, channels, null));
        return this;
    }

    /** @param pixels eight bits a channel; of CMYK, 255 is full ink */
    WritableRaster rgb(Raster pixels) {
        WritableRaster rgb = Raster.createInterleavedRaster(0, pixels.getWidth(), pixels.getHeight(), 3, null);
        return conversion.filter(pixels, rgb);
    }

    /**
     * Converts the colours of a picture of {@link BufferedImage#TYPE_INT_RGB} or {@link BufferedImage#TYPE_INT_ARGB}.
     */
    void apply(BufferedImage picture) {
        int width = picture.getWidth();
        WritableRaster row = Raster.createInterleavedRaster(0, width, 1, 3, null);
        int[] pixels = new int[width];
        byte[] samples = new byte[3 * width];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, pixels, 0, width);
            for (int x = 0; x < width; x++) {
                samples[3 * x] = (byte) (pixels[x] >> 16);
                samples[3 * x + 1] = (byte) (pixels[x] >> 8);
                samples[3 * x + 2] = (byte) pixels[x];
            }
            row.setDataElements(0, 0, width, 1, samples);
            rgb(row).getDataElements(0, 0, width, 1, samples);
            for (int x = 0; x < width; x++) {
                pixels[x] = pixels[x] & 0xFF000000
                        | (samples[3 * x] & 255) << 16
                        | (samples[3 * x + 1] & 255) << 8
                        | samples[3 * x + 2] & 255;
            }
            picture.setRGB(0, y, width, 1, pixels, 0, width);
        }
    }
}
