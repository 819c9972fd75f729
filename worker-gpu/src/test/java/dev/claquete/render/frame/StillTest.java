package dev.claquete.render.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.render.ffmpeg.Resolution;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StillTest {

    private static final Resolution WIDE = new Resolution(160, 90);

    @ParameterizedTest
    @CsvSource({
        "FFFFFF, 235, 128, 128", "000000, 16, 128, 128", "808080, 126, 128, 128", "FF0000, 63, 102, 240",
        "00FF00, 173, 42, 26", "0000FF, 32, 240, 118", "FFFF00, 219, 16, 138", "00FFFF, 188, 154, 16",
        "FF00FF, 78, 214, 230",
    })
    void coloursAreThoseOfBt709LimitedRange(String rgb, int y, int u, int v) {
        YuvFrame planes =
                Still.cover(filled(32, 18, Integer.parseInt(rgb, 16)), WIDE, 1).planes();

        assertThat(planes.y).containsOnly(y);
        assertThat(planes.u).containsOnly(u);
        assertThat(planes.v).containsOnly(v);
    }

    @Test
    void whatSticksOutOnBothSidesIsLost() {
        BufferedImage picture = filled(400, 90, 0xFF0000);
        paint(picture, 120, 0, 160, 90, Color.GREEN);

        YuvFrame planes = Still.cover(picture, WIDE, 1).planes();

        assertThat(planes.size()).isEqualTo(WIDE);
        assertThat(planes.y[45 * 160 + 80]).isEqualTo((byte) 173);
        assertThat(planes.y[45 * 160 + 4]).isEqualTo((byte) 173);
        assertThat(planes.y[45 * 160 + 155]).isEqualTo((byte) 173);
    }

    @Test
    void aTallPictureLosesItsTopAndBottom() {
        BufferedImage picture = filled(160, 490, 0xFF0000);
        paint(picture, 0, 200, 160, 90, Color.BLUE);

        YuvFrame planes = Still.cover(picture, WIDE, 1).planes();

        assertThat(planes.size()).isEqualTo(WIDE);
        assertThat(planes.y[4 * 160 + 80]).isEqualTo((byte) 32);
        assertThat(planes.y[85 * 160 + 80]).isEqualTo((byte) 32);
    }

    @Test
    void aLargePictureKeepsAQuarterMoreThanTheClosestShotCanShow() {
        assertThat(Still.cover(filled(3200, 1800, 0), WIDE, 1.6).planes().size())
                .isEqualTo(new Resolution(320, 180));
    }

    @Test
    void aSmallPictureIsNotEnlarged() {
        assertThat(Still.cover(filled(80, 46, 0), WIDE, 1.2).planes().size()).isEqualTo(new Resolution(80, 46));
        assertThat(Still.cover(filled(1, 1, 0xFFFFFF), WIDE, 1).planes().y).containsOnly(235);
    }

    @Test
    void detailTooFineForTheFrameTurnsIntoItsAverage() {
        BufferedImage picture = filled(1600, 900, 0);
        for (int y = 0; y < 900; y++) {
            for (int x = 0; x < 1600; x++) {
                picture.setRGB(x, y, (x + y) % 2 == 0 ? 0xFFFFFF : 0);
            }
        }

        YuvFrame planes = Still.cover(picture, WIDE, 1).planes();

        for (byte luma : planes.y) {
            assertThat(luma & 0xFF).isBetween(124, 127);
        }
    }

    @Test
    void colourSamplesSitOnEvenColumnsBetweenRows() {
        BufferedImage picture = filled(160, 90, 0);
        paint(picture, 0, 0, 160, 90, Color.BLACK);
        paint(picture, 80, 0, 80, 90, Color.RED); // the edge lies half a pixel left of luma column 80, chroma column 40

        YuvFrame planes = Still.cover(picture, WIDE, 1).planes();

        int before = planes.v[20 * 80 + 39] & 0xFF;
        int after = planes.v[20 * 80 + 40] & 0xFF;
        assertThat(after - 128).as("a quarter of a chroma pixel past the edge").isGreaterThan(240 - after);
        assertThat(before - 128).as("three quarters before it").isLessThan(240 - before);
        assertThat(240 - after).isGreaterThan(before - 128);
    }

    private static BufferedImage filled(int width, int height, int rgb) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        paint(picture, 0, 0, width, height, new Color(rgb));
        return picture;
    }

    private static void paint(BufferedImage picture, int x, int y, int width, int height, Color colour) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(x, y, width, height);
        graphics.dispose();
    }
}
