package dev.claquete.render.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureGroundTest {

    @TempDir
    Path folder;

    /** A disc in the middle of nothing. */
    private Path disc(Color colour) throws IOException {
        BufferedImage picture = new BufferedImage(320, 180, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(colour);
        g.fillOval(110, 40, 100, 100);
        g.dispose();
        Path file = folder.resolve("disc.png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    @Test
    void aColourIsSeenWhereThePictureIsNot() throws IOException {
        BufferedImage picture = PictureFile.readOver(
                disc(Color.RED), PictureGround.of("#204060").orElseThrow());

        assertThat(picture.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0x204060);
        assertThat(picture.getRGB(160, 90) & 0xFFFFFF).isEqualTo(0xFF0000);
    }

    /** Also where it is black or white. */
    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xFFFFFF, 0xD02020, 0x2020D0, 0x808080})
    void thePictureStandsOutFromItsOwnBlurredOne(int colour) throws IOException {
        BufferedImage picture = PictureFile.readOver(disc(new Color(colour)), PictureGround.BLURRED);

        assertThat(picture.getRGB(160, 90) & 0xFFFFFF).isEqualTo(colour);
        double disc = light(colour);
        for (int[] at : new int[][] {{5, 5}, {160, 20}, {300, 170}, {90, 90}}) {
            assertThat(Math.abs(light(picture.getRGB(at[0], at[1])) - disc))
                    .as("at %d, %d beside #%06x", at[0], at[1], colour)
                    .isGreaterThan(30);
        }
    }

    @Test
    void ofNothingThereIsAPlainGrey() throws IOException {
        BufferedImage nothing = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        Path file = folder.resolve("nothing.png");
        ImageIO.write(nothing, "png", file.toFile());

        assertThat(PictureFile.readOver(file, PictureGround.BLURRED).getRGB(20, 15) & 0xFF)
                .isBetween(100, 200);
    }

    @Test
    void whatIsNeitherBlurNorAColourIsNone() {
        assertThat(PictureGround.of("red")).isEmpty();
        assertThat(PictureGround.of("#12345")).isEmpty();
        assertThat(PictureGround.of(null)).contains(PictureGround.BLURRED);
    }

    private static double light(int rgb) {
        return 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
    }
}
