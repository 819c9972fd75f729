package dev.claquete.picture;

import dev.claquete.render.text.Rgb;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pictures as files without metadata: no date, no place, no camera. */
public final class PictureBytes {

    private PictureBytes() {}

    public static byte[] png(BufferedImage picture) throws IOException {
        return write("png", isOpaque(picture) ? opaque(picture) : picture, 0);
    }

    /**
     * Transparent parts become white.
     *
     * @param quality 0 to 1
     */
    public static byte[] jpeg(BufferedImage picture, double quality) throws IOException {
        return write("jpeg", opaque(isOpaque(picture) ? picture : Backdrop.behind(picture, Rgb.WHITE)), quality);
    }

    public static boolean isOpaque(BufferedImage picture) {
        for (int pixel : Argb.pixels(picture)) {
            if (pixel >>> 24 != 255) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage opaque(BufferedImage picture) {
        BufferedImage rgb = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        System.arraycopy(Argb.pixels(picture), 0, Argb.pixels(rgb), 0, Argb.pixels(rgb).length);
        return rgb;
    }

    /** @param quality 0 for the strongest lossless compression */
    private static byte[] write(String format, BufferedImage picture, double quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality((float) quality);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
