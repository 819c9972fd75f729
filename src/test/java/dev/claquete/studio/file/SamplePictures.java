package dev.claquete.studio.file;

import dev.claquete.render.SampleFormats;
import dev.claquete.render.image.PictureProperties;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import javax.imageio.ImageIO;
import org.springframework.util.unit.DataSize;

/** Small pictures, each unlike all others of its seed. */
public final class SamplePictures {

    private SamplePictures() {}

    /** As a step of a process decodes them. */
    static CheckedPictureDecoder turns() {
        return CheckedPictureDecoder.ofTasks(
                60_000_000, new PictureProperties(DataSize.ofMegabytes(256), Duration.ofSeconds(10), 8));
    }

    public static MediaCheck check(FileProperties properties) {
        return new MediaCheck(
                properties,
                turns(),
                ConvertedPictures.ofTasks(SampleFormats.ffmpeg(), turns(), properties.maxPixels()));
    }

    public static byte[] png(long seed) {
        return png(seed, 32);
    }

    /** Noise does not compress: about three bytes a pixel. */
    static byte[] png(long seed, int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, random.nextInt());
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
