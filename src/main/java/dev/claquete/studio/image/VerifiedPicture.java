package dev.claquete.studio.image;

import dev.claquete.render.image.PictureFile;
import dev.claquete.render.image.PictureReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Decodes pictures from outside once before they are stored. */
final class VerifiedPicture {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private VerifiedPicture() {}

    /**
     * The same picture as a PNG file; JPEG from a server that was asked for PNG is accepted.
     *
     * @throws IllegalStateException if the bytes are not a complete picture
     */
    static byte[] png(byte[] bytes, String forKey) {
        BufferedImage picture = decode(bytes, forKey);
        return Arrays.equals(bytes, 0, Math.min(4, bytes.length), PNG, 0, 4) ? bytes : encode(picture);
    }

    private static BufferedImage decode(byte[] bytes, String forKey) {
        try (PictureReader reader = PictureReader.open(bytes)) {
            if (reader.pixels() > PictureFile.MOST_PIXELS || reader.hasTooManyScans()) {
                throw new IllegalStateException("the image service sent a picture of " + reader.widthPx() + "x"
                        + reader.heightPx() + " pixels, which is more than is decoded, for " + forKey);
            }
            return reader.read(1);
        } catch (IOException | RuntimeException e) { // ImageIO's readers throw both for damaged files
            throw new IllegalStateException(broken(bytes, forKey), e);
        }
    }

    private static String broken(byte[] bytes, String forKey) {
        return "the image service sent " + bytes.length + " bytes that are no picture, for " + forKey;
    }

    private static byte[] encode(BufferedImage picture) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
