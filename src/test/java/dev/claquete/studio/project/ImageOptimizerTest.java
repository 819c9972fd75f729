package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.web.InvalidInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageOptimizerTest {

    @Test
    void alsoAPictureThatIsSampledComesOutAt1024Pixels() throws IOException {
        String result = ImageOptimizer.optimize("image", base64(encoded(4500, 3000, "png")));

        String jpeg = result.substring(result.indexOf(',') + 1);
        BufferedImage small =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(jpeg)));
        assertThat(small.getWidth()).isEqualTo(1024);
        assertThat(small.getHeight()).isEqualTo(683);
    }

    @Test
    void onlyPngAndJpegAreTried() throws IOException {
        String gif = base64(encoded(20, 20, "gif"));

        assertThatThrownBy(() -> ImageOptimizer.optimize("image", gif))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("image: must be a PNG or JPEG picture");
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
                ImageOptimizer.optimize("image", base64(damaged));
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

        assertThatThrownBy(() -> ImageOptimizer.optimize("image", half))
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
