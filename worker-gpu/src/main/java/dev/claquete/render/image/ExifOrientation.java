package dev.claquete.render.image;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;

/**
 * How a camera was held, and so how a picture's pixels must be turned to stand upright. Exif 2.32 (CIPA DC-008), 4.6.4,
 * tag 274.
 *
 * @param value 1 to 8, as in the file
 */
record ExifOrientation(int value) {

    static final ExifOrientation UPRIGHT = new ExifOrientation(1);

    /** Reads an Exif block; upright if it says nothing or something invalid. */
    static ExifOrientation ofTiff(ByteBuffer tiff) {
        try {
            long value = new TiffDirectory(tiff).value(TiffDirectory.ORIENTATION, 1);
            return value >= 1 && value <= 8 ? new ExifOrientation((int) value) : UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT; // the picture's own reader reports a broken file
        }
    }

    /** Whether width and height are swapped. */
    boolean lies() {
        return value >= 5;
    }

    /**
     * The upright picture; the same object if it is upright already.
     *
     * @param picture not in grey, which Java2D would brighten
     */
    BufferedImage upright(BufferedImage picture) {
        if (value == 1) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        int type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage upright =
                lies() ? new BufferedImage(height, width, type) : new BufferedImage(width, height, type);
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(picture, turn(width, height), null);
        graphics.dispose();
        return upright;
    }

    /** Maps the stored pixel (x, y) of a picture of w by h; columns as in AffineTransform: x' = m00 x + m01 y + m02. */
    private AffineTransform turn(int w, int h) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }
}
