package dev.claquete.render.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.render.text.Rgb;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YuvaStripTest {

    @ParameterizedTest
    @CsvSource({ // BT.709 limited range, from the standard's equations
        "#FFFFFF, 235, 128, 128",
        "#000000, 16, 128, 128",
        "#FF0000, 63, 102, 240",
        "#00FF00, 173, 42, 26",
        "#0000FF, 32, 240, 118",
        "#FFD60A, 195, 34, 154"
    })
    void opaqueColoursAreExact(String hex, int y, int u, int v) {
        YuvFrame frame = frame(90);
        new YuvaStrip(filled(Rgb.parse(hex), 1), 2, 2).blend(frame);
        assertThat(frame.y[3 * 8 + 3] & 255).isEqualTo(y);
        assertThat(frame.u[4 + 2] & 255).isEqualTo(u);
        assertThat(frame.v[4 + 2] & 255).isEqualTo(v);
        assertThat(frame.y[0] & 255).isEqualTo(90);
        assertThat(frame.y[6 * 8 + 6] & 255).isEqualTo(90);
    }

    @Test
    void halfOpaqueIsHalfWay() {
        YuvFrame frame = frame(100);
        new YuvaStrip(filled(Rgb.WHITE, 0.5), 2, 2).blend(frame);
        assertThat(frame.y[3 * 8 + 3] & 255).isBetween(167, 168);
        assertThat(frame.u[4 + 2] & 255).isBetween(127, 129);
    }

    @Test
    void transparentLeavesEveryByte() {
        YuvFrame frame = frame(100);
        Arrays.fill(frame.u, (byte) 201);
        new YuvaStrip(new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB_PRE), 2, 2).blend(frame);
        assertThat(frame.y).containsOnly((byte) 100);
        assertThat(frame.u).containsOnly((byte) 201);
    }

    @Test
    void aTransparentNeighbourDoesNotTintTheEdge() {
        BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB_PRE);
        for (int y = 0; y < 4; y++) {
            picture.setRGB(2, y, 0xFFFF0000);
            picture.setRGB(3, y, 0xFFFF0000);
        }
        YuvFrame frame = frame(63);
        Arrays.fill(frame.u, (byte) 102);
        Arrays.fill(frame.v, (byte) 240); // red on red: nothing may change, whatever the opacity
        new YuvaStrip(picture, 2, 2).blend(frame);
        for (byte v : frame.v) {
            assertThat(v & 255).isBetween(239, 240);
        }
    }

    @Test
    void aStripLiesOnWholeChromaSamples() {
        assertThatThrownBy(() -> new YuvaStrip(filled(Rgb.WHITE, 1), 1, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BufferedImage filled(Rgb colour, double opacity) {
        BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = new int[16];
        Arrays.fill(pixels, colour.premultiplied(opacity));
        picture.getRaster().setDataElements(0, 0, 4, 4, pixels);
        return picture;
    }

    private static YuvFrame frame(int luma) {
        YuvFrame frame = new YuvFrame(new Resolution(8, 8));
        Arrays.fill(frame.y, (byte) luma);
        Arrays.fill(frame.u, (byte) 128);
        Arrays.fill(frame.v, (byte) 128);
        return frame;
    }
}
