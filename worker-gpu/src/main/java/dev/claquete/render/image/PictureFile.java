package dev.claquete.render.image;

import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStream;

/** Reads a PNG or JPEG file as a person sees it: upright, with a background where it is transparent. */
public final class PictureFile {

    /** A file of a few kilobytes can declare any size; larger ones than this (a 60-megapixel camera) are refused. */
    public static final long MOST_PIXELS = 60_000_000;

    /**
     * The limit of decoded bytes. Above it, as with 16 bits a channel on more than 32 megapixels, only every second
     * pixel or fewer is kept.
     */
    private static final long MOST_BYTES = 256_000_000;

    private static final int MOST_BYTES_AFTER_END = 1 << 16;

    private PictureFile() {}

    /**
     * Reads the file's first picture as {@link BufferedImage#TYPE_INT_RGB}.
     *
     * @throws UnreadablePicture if it is not a picture, is broken, or has more than {@value #MOST_PIXELS} pixels
     * @throws IOException if the file itself cannot be read
     */
    public static BufferedImage read(Path file) throws IOException {
        return overBlack(decoded(file));
    }

    /** Like {@link #read}, with its transparency, as {@link BufferedImage#TYPE_INT_ARGB}. */
    public static BufferedImage readTransparent(Path file) throws IOException {
        BufferedImage picture = decoded(file);
        boolean transparent = picture.getColorModel().hasAlpha();
        return copy(transparent ? picture : overBlack(picture), BufferedImage.TYPE_INT_ARGB);
    }

    /** Like {@link #read}, but as {@link BufferedImage#TYPE_INT_ARGB_PRE} if the picture has transparent parts. */
    public static BufferedImage readTranslucent(Path file) throws IOException {
        BufferedImage picture = decoded(file);
        return picture.getColorModel().hasAlpha() ? copy(picture, BufferedImage.TYPE_INT_ARGB_PRE) : overBlack(picture);
    }

    /** Like {@link #read}, with another background behind transparent parts. */
    public static BufferedImage readOver(Path file, PictureGround ground) throws IOException {
        return ground.under(readTranslucent(file));
    }

    private static BufferedImage decoded(Path file) throws IOException {
        try (PictureReader reader = PictureReader.open(file)) {
            if (reader.isJpeg() && isCutShort(reader.input())) {
                throw new UnreadablePicture("the picture is broken: its end is missing", null);
            }
            return decode(reader);
        }
    }

    /**
     * Detects a truncated JPEG, which ImageIO fills up with grey. The end is marked by FF D9, which cannot occur in
     * compressed data (ITU-T T.81, B.1.1.2); a few bytes may follow it.
     */
    private static boolean isCutShort(ImageInputStream in) throws IOException {
        byte[] end = new byte[(int) Math.min(MOST_BYTES_AFTER_END, in.length())];
        in.seek(in.length() - end.length);
        in.readFully(end);
        in.seek(0);
        for (int i = end.length - 1; i > 0; i--) {
            if (end[i - 1] == (byte) 0xFF && end[i] == (byte) 0xD9) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage decode(PictureReader reader) throws IOException {
        try {
            if (reader.pixels() > MOST_PIXELS) {
                throw new UnreadablePicture(
                        "the picture has " + reader.widthPx() + "x" + reader.heightPx() + " pixels, more than "
                                + MOST_PIXELS,
                        null);
            }
            if (reader.hasTooManyScans()) {
                throw new UnreadablePicture("the picture " + PictureReader.scansRule(), null);
            }
            return reader.read(step(reader));
        } catch (UnreadablePicture | InterruptedIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // readers report broken files with exceptions of every kind
            throw UnreadablePicture.broken(e);
        }
    }

    /** Decodes one pixel in this many on each axis: 1 for nearly every picture. */
    private static int step(PictureReader reader) throws IOException {
        double bytes = (double) reader.pixels() * reader.bitsAPixel() / 8;
        return (int) Math.max(1, Math.ceil(Math.sqrt(bytes / MOST_BYTES)));
    }

    private static BufferedImage overBlack(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
            return picture;
        }
        return copy(picture, BufferedImage.TYPE_INT_RGB);
    }

    static BufferedImage copy(BufferedImage picture, int type) {
        BufferedImage copy = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        if (picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            copyGrey(picture, copy);
        } else {
            Graphics2D graphics = copy.createGraphics();
            graphics.drawImage(picture, 0, 0, null);
            graphics.dispose();
        }
        return copy;
    }

    /** Copies grey samples unchanged, because Java2D takes them for linear light and would brighten them. */
    private static void copyGrey(BufferedImage picture, BufferedImage copy) {
        Raster raster = picture.getRaster();
        int width = picture.getWidth();
        int bits = picture.getSampleModel().getSampleSize(0);
        int most = (1 << bits) - 1;
        boolean transparent = picture.getColorModel().hasAlpha();
        int[] grey = new int[width];
        int[] alpha = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, grey);
            if (transparent) {
                raster.getSamples(0, y, width, 1, 1, alpha);
            }
            for (int x = 0; x < width; x++) {
                double opacity = transparent ? (double) alpha[x] / most : 1;
                double shown = 255.0 * grey[x] / most * (copy.getColorModel().hasAlpha() ? 1 : opacity);
                grey[x] = (int) Math.round(255 * opacity) << 24 | 0x010101 * (int) Math.round(shown);
            }
            copy.setRGB(0, y, width, 1, grey, 0, width);
        }
    }
}
