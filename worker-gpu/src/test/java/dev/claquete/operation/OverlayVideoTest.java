package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.picture.Fit;
import dev.claquete.render.BareFfmpeg;
import dev.claquete.render.frame.YuvFrame;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayVideoTest {

    private static final Placement CORNER = new Placement(0.1, 0.2, 0.25, 0.4, Fit.STRETCH);

    @TempDir
    Path folder;

    Takes takes;

    @BeforeEach
    void openSet() {
        takes = new Takes(folder);
    }

    @Test
    void theOverlayIsSeenAtItsPlaceFromItsFirstFrameToItsLast() throws Exception {
        Source video = takes.video("video_url", "160x90", "10", 20, 60, Takes.CLICK);
        Source logo = takes.image("overlay_url", white(50, 50, 0xFF));

        Product made = takes.perform(new OverlayVideo(), order(video, logo, CORNER, 0.5, 1.2, 1, 0));

        List<YuvFrame> frames = takes.frames(made);
        assertThat(frames).hasSize(20);
        for (int i = 0; i < 20; i++) {
            YuvFrame frame = frames.get(i);
            int own = 60 + 4 * i;
            assertThat(luma(frame, 36, 36)).as("frame " + i).isCloseTo(i >= 5 && i < 12 ? 235 : own, within(4));
            assertThat(luma(frame, 16 + 44, 36)).as("right of it").isCloseTo(own, within(4));
            assertThat(luma(frame, 12, 36)).as("left of it").isCloseTo(own, within(4));
            assertThat(luma(frame, 36, 12)).as("above").isCloseTo(own, within(4));
            assertThat(luma(frame, 36, 18 + 36 + 4)).as("below").isCloseTo(own, within(4));
        }
    }

    @Test
    void theSoundIsCopiedAndTheFramesKeepTheirTimes() throws Exception {
        Source video = takes.video("video_url", "160x90", "30000/1001", 15, 60, Takes.CLICK);
        Source logo = takes.image("overlay_url", white(50, 50, 0xFF));

        Product made = takes.perform(new OverlayVideo(), order(video, logo, CORNER, 0, null, 1, 0));

        assertThat(packets(takes.file(made))).isEqualTo(packets(takes.studio.file("inputs/0")));
        assertThat(takes.studio.frameTimes(takes.file(made)))
                .isEqualTo(takes.studio.frameTimes(takes.studio.file("inputs/0")));
    }

    @Test
    void whatIsTransparentStaysSo() throws Exception {
        Source video = takes.video("video_url", "160x90", "10", 5, 60, "");
        BufferedImage half = white(40, 36, 0x80);
        for (int y = 0; y < 18; y++) {
            for (int x = 0; x < 40; x++) {
                half.setRGB(x, y, 0x00FF0000);
            }
        }
        Source logo = takes.image("overlay_url", half);

        YuvFrame frame = takes.frames(takes.perform(new OverlayVideo(), order(video, logo, CORNER, 0, null, 0.5, 0)))
                .get(0);

        assertThat(luma(frame, 36, 18 + 6)).as("clear, whatever its colour").isCloseTo(60, within(3));
        assertThat(frame.v[(18 + 6) / 2 * 80 + 18] & 255).isCloseTo(128, within(3));
        assertThat(luma(frame, 36, 18 + 28)).as("a quarter of white").isCloseTo(60 + (235 - 60) / 4, within(4));
    }

    @ParameterizedTest
    @CsvSource({
        "STRETCH, 192, 108, 384, 216, 384, 216",
        "INSIDE, 192, 108, 216, 216, 216, 216",
        "CONTAIN, 276, 108, 216, 216, 216, 216",
        "COVER, 192, 108, 384, 216, 384, 384",
    })
    void aBoxOfBothSidesIsFilledAsTheFitSays(
            Fit fit, int x, int y, int width, int height, int scaledWidth, int scaledHeight) {
        assertThat(new Placement(0.1, 0.1, 0.2, 0.2, fit).on(1920, 1080, 300, 300))
                .isEqualTo(new Placement.Box(x, y, width, height, scaledWidth, scaledHeight));
    }

    @Test
    void whatCoversItsBoxIsCutOnBothSides() throws Exception {
        Source video = takes.video("video_url", "160x90", "10", 5, 60, "");
        BufferedImage tall = white(40, 120, 0xFF);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 40; x++) {
                if (y < 40 || y >= 80) {
                    tall.setRGB(x, y, 0xFF000000);
                }
            }
        }
        Source logo = takes.image("overlay_url", tall);
        Placement square = new Placement(0.25, 0.2, 0.25, 40 / 90.0, Fit.COVER);

        YuvFrame frame = takes.frames(takes.perform(new OverlayVideo(), order(video, logo, square, 0, null, 1, 0)))
                .get(0);

        assertThat(luma(frame, 60, 18 + 4)).as("the middle third alone is seen").isCloseTo(235, within(5));
        assertThat(luma(frame, 60, 18 + 35)).isCloseTo(235, within(5));
        assertThat(luma(frame, 60, 18 + 40 + 4)).as("below the box").isCloseTo(60, within(4));
        assertThat(luma(frame, 60, 12)).as("above the box").isCloseTo(60, within(4));
    }

    @Test
    void oneSideKeepsTheShapeAndNoneTheSizeAsFarAsThereIsRoom() {
        assertThat(new Placement(0.5, 0, 0.25, null, Fit.STRETCH).on(1280, 720, 200, 100))
                .isEqualTo(new Placement.Box(640, 0, 320, 160, 320, 160));
        assertThat(new Placement(0, 0, null, null, Fit.STRETCH).on(1280, 720, 200, 100))
                .isEqualTo(new Placement.Box(0, 0, 200, 100, 200, 100));
        assertThat(new Placement(0, 0, null, null, Fit.STRETCH)
                        .on(1280, 720, 2560, 100)
                        .widthPx())
                .isEqualTo(1280);
    }

    @Test
    void aVideoRunsOnceOverAnotherFrameByFrame() throws Exception {
        Source video = takes.video("video_url", "160x90", "10", 15, 60, "");
        Source small = takes.video("overlay_url", "80x60", "10", 4, 150, Takes.CLICK);

        Product made = takes.perform(new OverlayVideo(), order(video, small, CORNER, 0.5, null, 1, 0));

        List<YuvFrame> frames = takes.frames(made);
        for (int i = 0; i < 15; i++) {
            int expected = i >= 5 && i < 9 ? 150 + 4 * (i - 5) : 60 + 4 * i;
            assertThat(luma(frames.get(i), 36, 36)).as("frame " + i).isCloseTo(expected, within(4));
        }
    }

    @Test
    void aTransparentVideoIsRepeatedWhereThatIsWanted() throws Exception {
        Source video = takes.video("video_url", "160x90", "10", 12, 60, "");
        Source half = takes.halfThere("overlay_url", 200);
        Placement middle = new Placement(0.5, 0, 0.4, null, Fit.INSIDE);

        List<YuvFrame> frames = takes.frames(takes.perform(
                new OverlayVideo(), new OverlayVideo.Order(video, half, middle, 0.2, null, 1, 0, true, null)));

        for (int i = 2; i < 12; i++) {
            assertThat(luma(frames.get(i), 90, 30)).as("left, frame " + i).isCloseTo(60 + 4 * i, within(4));
            assertThat(luma(frames.get(i), 132, 30)).as("right, frame " + i).isCloseTo(200, within(6));
        }
    }

    /** Its bar stands over another quarter every two frames; beside it the video shows through. */
    @ParameterizedTest
    @CsvSource({"moving.gif, , true", "moving.webp, , true", "moving-lossy.webp, , true", "moving.gif, false, false"})
    void aMovingPictureGoesRoundAsItSaysUnlessTheCallerSaysOtherwise(String name, Boolean wanted, boolean round)
            throws Exception {
        Source video = takes.video("video_url", "160x90", "10", 20, 60, "");
        Source bar = takes.movingPicture("overlay_url", name);
        Placement place = new Placement(0, 0, 64 / 160.0, 48 / 90.0, Fit.STRETCH);

        List<YuvFrame> frames = takes.frames(takes.perform(
                new OverlayVideo(), new OverlayVideo.Order(video, bar, place, 0, null, 1, 0, wanted, null)));

        int[] colours = {63, 173, 32, 235}; // red, green, blue and white in Y'
        for (int i = 0; i < 20; i++) {
            int at = i / 2 % 4;
            boolean seen = round || i < 8;
            assertThat(luma(frames.get(i), 16 * at + 8, 24))
                    .as("%s, bar, frame %d", name, i)
                    .isCloseTo(seen ? colours[at] : 60 + 4 * i, within(8));
            assertThat(luma(frames.get(i), (16 * at + 40) % 64, 24))
                    .as("%s, beside it, frame %d", name, i)
                    .isCloseTo(60 + 4 * i, within(4));
        }
    }

    @Test
    void itComesAndGoesSoftly() throws Exception {
        Source video = takes.video("video_url", "160x90", "10", 20, 60, "");
        Source logo = takes.image("overlay_url", white(50, 50, 0xFF));

        List<YuvFrame> frames =
                takes.frames(takes.perform(new OverlayVideo(), order(video, logo, CORNER, 0.5, 1.5, 1, 0.4)));

        assertThat(luma(frames.get(4), 36, 36)).isCloseTo(76, within(4));
        assertThat(luma(frames.get(7), 36, 36)).isBetween(110, 210);
        assertThat(luma(frames.get(10), 36, 36)).isCloseTo(235, within(4));
        assertThat(luma(frames.get(13), 36, 36)).isBetween(120, 220);
        assertThat(luma(frames.get(15), 36, 36)).isCloseTo(120, within(4));
    }

    @Test
    void anOverlayAfterTheEndIsRefused() throws Exception {
        Source video = takes.video("video_url", "160x90", "10", 5, 60, "");
        Source logo = takes.image("overlay_url", white(50, 50, 0xFF));

        assertThatThrownBy(() -> takes.perform(new OverlayVideo(), order(video, logo, CORNER, 3, null, 1, 0)))
                .isInstanceOf(OperationImpossible.class)
                .hasMessageContaining("start_time");
    }

    private static OverlayVideo.Order order(
            Source video, Source overlay, Placement place, double start, Double end, double opacity, double fade) {
        return new OverlayVideo.Order(video, overlay, place, start, end, opacity, fade, false, null);
    }

    private static List<String> packets(Path media) {
        byte[] list = BareFfmpeg.read(
                List.of("-i", media.toString(), "-map", "0:a:0", "-c", "copy", "-f", "framemd5", "pipe:1"));
        return new String(list, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',')))
                .toList();
    }

    private static BufferedImage white(int width, int height, int alpha) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, alpha << 24 | 0xFFFFFF);
            }
        }
        return picture;
    }

    private static int luma(YuvFrame frame, int x, int y) {
        return frame.y[y * frame.widthPx + x] & 255;
    }
}
