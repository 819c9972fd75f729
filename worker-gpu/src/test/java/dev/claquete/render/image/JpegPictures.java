package dev.claquete.render.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEG files as attackers like them. */
public final class JpegPictures {

    private static final int START_OF_SCAN = 0xDA;
    private static final int PROGRESSIVE_FRAME = 0xC2;

    private JpegPictures() {}

    public static byte[] jpeg(int width, int height, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(width / 2, height / 2, 0xFFFFFF);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The same progressive picture, whose last scan comes so many times more. */
    public static byte[] withMoreScans(byte[] progressive, int more) {
        int last = lastScan(progressive);
        byte[] scan = Arrays.copyOfRange(progressive, last, progressive.length - 2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(progressive, 0, progressive.length - 2);
        for (int i = 0; i < more; i++) {
            bytes.write(scan, 0, scan.length);
        }
        bytes.write(progressive, progressive.length - 2, 2);
        return bytes.toByteArray();
    }

    /** The same progressive picture, whose header claims another size. */
    public static byte[] claiming(byte[] progressive, int width, int height) {
        byte[] bytes = progressive.clone();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == (byte) 0xFF && bytes[i + 1] == (byte) PROGRESSIVE_FRAME) {
                bytes[i + 5] = (byte) (height >> 8);
                bytes[i + 6] = (byte) height;
                bytes[i + 7] = (byte) (width >> 8);
                bytes[i + 8] = (byte) width;
                return bytes;
            }
        }
        throw new IllegalArgumentException("no progressive JPEG");
    }

    private static int lastScan(byte[] jpeg) {
        for (int i = jpeg.length - 2; i > 0; i--) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) START_OF_SCAN) {
                return i;
            }
        }
        throw new IllegalArgumentException("no JPEG");
    }

    static JpegScans scans(byte[] jpeg) {
        try {
            return JpegScans.count(new ByteArrayInputStream(jpeg), Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
