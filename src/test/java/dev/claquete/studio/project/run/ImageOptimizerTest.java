package dev.claquete.studio.project.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.SampleFormats;
import dev.claquete.render.image.JpegPictures;
import dev.claquete.render.image.PictureProperties;
import dev.claquete.studio.file.CheckedPictureDecoder;
import dev.claquete.studio.file.ConvertedPictures;
import dev.claquete.studio.web.InvalidInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ImageOptimizerTest {

    /** The signature and IHDR. */
    private static final int AFTER_HEADER = 33;

    private static final CheckedPictureDecoder TURNS = CheckedPictureDecoder.ofTasks(
            60_000_000, new PictureProperties(DataSize.ofMegabytes(256), Duration.ofSeconds(10), 8));
    private static final ImageOptimizer OPTIMIZER =
            new ImageOptimizer(TURNS, ConvertedPictures.ofTasks(SampleFormats.ffmpeg(), TURNS, 60_000_000));

    @ParameterizedTest
    @ValueSource(
            strings = {"turned.jpg", "turned.webp", "grid.heic", "single.avif", "plain.gif", "cmyk.jpg", "cmyk.tif"})
    void aPictureOfAnyFormatComesOutUpright(String name) throws IOException {
        String result = OPTIMIZER.optimize("image", base64(SampleFormats.bytes(name)));

        BufferedImage small = ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(result.substring(result.indexOf(',') + 1))));
        assertThat(small.getWidth()).isGreaterThan(small.getHeight());
        assertThat(small.getRGB(12, 12) >> 16 & 255).isBetween(0xD0, 0xF0);
    }

    @Test
    void alsoAPictureThatIsSampledComesOutAt1024Pixels() throws IOException {
        String result = OPTIMIZER.optimize("image", base64(encoded(4500, 3000, "png")));

        String jpeg = result.substring(result.indexOf(',') + 1);
        BufferedImage small =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(jpeg)));
        assertThat(small.getWidth()).isEqualTo(1024);
        assertThat(small.getHeight()).isEqualTo(683);
    }

    /** A few megabytes that unpack to more than a gigabyte: texts beside the pixels are not looked at. */
    @Test
    void aTextInAPictureIsNotUnpacked() throws IOException {
        byte[] png = encoded(40, 30, "png");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("zTXtTitle\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(text, new Deflater(Deflater.BEST_SPEED))) {
            for (int i = 0; i < 1200; i++) {
                packed.write(new byte[1 << 20]);
            }
        }
        CRC32 crc = new CRC32();
        crc.update(text.toByteArray());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(png, 0, AFTER_HEADER);
        out.writeInt(text.size() - 4);
        out.write(text.toByteArray());
        out.writeInt((int) crc.getValue());
        out.write(png, AFTER_HEADER, png.length - AFTER_HEADER);

        assertThat(OPTIMIZER.optimize("image", base64(bytes.toByteArray()))).startsWith("data:image/jpeg");
    }

    @Test
    void aScanBombIsRefused() {
        byte[] bomb = JpegPictures.withMoreScans(JpegPictures.jpeg(64, 64, true), 150);

        assertThatThrownBy(() -> OPTIMIZER.optimize("image", base64(bomb)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("image: must have at most 100 scans");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        String svg = base64("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> OPTIMIZER.optimize("image", svg))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("image: must be a picture (PNG, JPEG, WebP, AVIF, HEIC, GIF, BMP or TIFF)");
    }

    /** Any byte may be wrong: the answer is a picture or a sentence, never a failure of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aDamagedPictureIsNeverATechnicalFailure(String kind) throws IOException {
        byte[] whole = encoded(40, 30, kind);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            for (int n = 0; n < 5; n++) {
                damaged[8 + random.nextInt(whole.length - 8)] = (byte) random.nextInt();
            }
            try {
                OPTIMIZER.optimize("image", base64(damaged));
            } catch (InvalidInput e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void halfAPictureIsRefused() throws IOException {
        byte[] whole = encoded(40, 30, "png");
        String half = base64(Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> OPTIMIZER.optimize("image", half))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("image: is a broken picture");
    }

    private static byte[] encoded(int width, int height, String kind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), kind, bytes);
        return bytes.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
