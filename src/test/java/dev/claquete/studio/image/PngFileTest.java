package dev.claquete.studio.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.render.image.PictureReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngFileTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "7, 1", "33, 21", "640, 360"}) // the last has more than one chunk
    void everyReaderSeesThePictureThatWasWritten(int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }

        byte[] png = PngFile.of(picture);

        assertThat(pixels(ImageIO.read(new ByteArrayInputStream(png)))).isEqualTo(pixels(picture));
        try (PictureReader reader = PictureReader.open(png)) {
            assertThat(pixels(reader.read(1))).isEqualTo(pixels(picture));
        }
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
