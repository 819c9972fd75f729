package dev.claquete.render.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.DetailedPicture;
import dev.claquete.render.Truth;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.VisualEffect.Shot;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KenBurnsTest {

    private static final Resolution SIZE = new Resolution(640, 360);
    private static final int FRAMES = 60;
    private static final int WHITE = 0x010101;
    private static final int RED = 0x010000;

    /** Above this a difference cannot be seen, nor told from rounding to 8 bits twice; unmoved frames are exact. */
    private static final double PERFECT_DB = 57.5;

    @ParameterizedTest
    @EnumSource
    void everyFrameIsTheExactPictureToTheEye(VisualEffect effect) {
        Still still = Still.cover(DetailedPicture.of(640, 360), SIZE, effect.largestZoom());

        DoubleSummaryStatistics decibels = decibels(effect, still, still);

        assertThat(decibels.getMin()).isGreaterThan(56);
        assertThat(decibels.getMax() - decibels.getMin()).isLessThan(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPictureLargerThanTheFrameIsFilteredAsIfInOneStep(VisualEffect effect) {
        BufferedImage picture = DetailedPicture.of(1600, 900);
        Still asItIs = Still.cover(picture, new Resolution(1600, 900), 1);
        Still still = Still.cover(picture, SIZE, effect.largestZoom());

        assertThat(decibels(effect, still, asItIs).getMin()).isGreaterThan(47);
    }

    @ParameterizedTest
    @EnumSource
    void detailTooFineForTheFrameDoesNotShimmer(VisualEffect effect) {
        Still chessboard = Still.cover(tiles(1600, 900, 1, 1), SIZE, effect.largestZoom());
        KenBurns film = new KenBurns(chessboard, effect, SIZE, FRAMES);
        YuvFrame frame = new YuvFrame(SIZE);
        for (int i = 0; i < FRAMES; i += 5) {
            film.draw(i, frame);
            for (byte luma : frame.y) {
                assertThat(luma & 0xFF).isBetween(122, 129);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PAN_LEFT", "PAN_RIGHT", "PAN_UP", "PAN_DOWN", "ZOOM_IN", "ZOOM_OUT"})
    void aDotTravelsEvenlyFromFrameToFrame(VisualEffect effect) {
        KenBurns film = new KenBurns(stillWithDot(WHITE), effect, SIZE, FRAMES);

        double[] across = new double[FRAMES];
        double[] down = new double[FRAMES];
        YuvFrame frame = new YuvFrame(SIZE);
        for (int i = 0; i < FRAMES; i++) {
            film.draw(i, frame);
            across[i] = centre(frame.y, frame.widthPx, 16)[0];
            down[i] = centre(frame.y, frame.widthPx, 16)[1];
        }

        for (int i = 1; i < FRAMES; i++) {
            double even = i / (FRAMES - 1.0);
            assertThat(across[i]).isCloseTo(across[0] + even * (across[FRAMES - 1] - across[0]), within(0.04));
            assertThat(down[i]).isCloseTo(down[0] + even * (down[FRAMES - 1] - down[0]), within(0.04));
        }
    }

    @Test
    void zoomingAndPanningAtOnceStillPlacesEveryFrameToAFractionOfAPixel() {
        VisualEffect effect = VisualEffect.ZOOM_PAN_RIGHT;
        Still still = stillWithDot(WHITE);
        KenBurns film = new KenBurns(still, effect, SIZE, FRAMES);
        YuvFrame frame = new YuvFrame(SIZE);
        for (int i = 0; i < FRAMES; i++) {
            film.draw(i, frame);
            double[] dot = centre(frame.y, frame.widthPx, 16);
            Shot shot = effect.shot(i / (FRAMES - 1.0));
            assertThat((dot[0] + 0.5) / shot.zoom() + shot.left(640)).isCloseTo(251.8, within(0.04));
            assertThat((dot[1] + 0.5) / shot.zoom() + shot.top(360)).isCloseTo(141.3, within(0.04));
        }
    }

    @Test
    void theCameraMovesWhereTheEffectSays() {
        assertThat(travel(VisualEffect.PAN_LEFT)).as("right").containsExactly(1, 0);
        assertThat(travel(VisualEffect.PAN_RIGHT)).as("left").containsExactly(-1, 0);
        assertThat(travel(VisualEffect.PAN_UP)).as("down").containsExactly(0, 1);
        assertThat(travel(VisualEffect.PAN_DOWN)).as("up").containsExactly(0, -1);
        assertThat(travel(VisualEffect.ZOOM_IN)).as("away from the middle").containsExactly(-1, -1);
        assertThat(travel(VisualEffect.ZOOM_OUT)).as("to the middle").containsExactly(1, 1);
        assertThat(travel(VisualEffect.ZOOM_PAN_RIGHT))
                .as("left, and away from the middle")
                .containsExactly(-1, -1);
        assertThat(travel(VisualEffect.STATIC)).containsExactly(0, 0);
    }

    @Test
    void coloursStayOnTheirShapes() {
        KenBurns film = new KenBurns(stillWithDot(RED), VisualEffect.ZOOM_IN, SIZE, FRAMES);
        YuvFrame frame = new YuvFrame(SIZE);
        for (int i = 0; i < FRAMES; i += 7) {
            film.draw(i, frame);
            double[] luma = centre(frame.y, frame.widthPx, 16);
            double[] red = centre(frame.v, frame.chromaWidthPx(), 128);
            assertThat(2 * red[0]).as("on even columns").isCloseTo(luma[0], within(0.05));
            assertThat(2 * red[1] + 0.5).as("between two rows").isCloseTo(luma[1], within(0.05));
        }
    }

    @Test
    void zoomingInBeginsWithTheWholePictureUntouched() {
        Still still = Still.cover(DetailedPicture.of(640, 360), SIZE, 1);
        YuvFrame frame = new YuvFrame(SIZE);

        new KenBurns(still, VisualEffect.ZOOM_IN, SIZE, 2).draw(0, frame);

        assertThat(frame.y).isEqualTo(still.planes().y);
        assertThat(frame.u).isEqualTo(still.planes().u);
        assertThat(frame.v).isEqualTo(still.planes().v);
    }

    @Test
    void framesDrawnAtOnceByManyThreadsAreThoseDrawnByOne() {
        Still still = Still.cover(DetailedPicture.of(640, 360), SIZE, 2);
        KenBurns film = new KenBurns(still, VisualEffect.ZOOM_OUT, SIZE, FRAMES);
        KenBurns again = new KenBurns(still, VisualEffect.ZOOM_OUT, SIZE, FRAMES);

        int[] together = IntStream.range(0, FRAMES)
                .parallel()
                .map(i -> fingerprint(film, i))
                .toArray();

        assertThat(together)
                .isEqualTo(IntStream.range(0, FRAMES)
                        .map(i -> fingerprint(again, i))
                        .toArray());
    }

    @Test
    void aSingleFrameShowsTheBeginning() {
        YuvFrame frame = new YuvFrame(SIZE);
        Still still = Still.cover(DetailedPicture.of(640, 360), SIZE, 1);

        new KenBurns(still, VisualEffect.ZOOM_IN, SIZE, 1).draw(0, frame);

        assertThat(frame.y).isEqualTo(still.planes().y);
    }

    @ParameterizedTest
    @CsvSource({"854, 480", "270, 486", "50, 34", "6, 4"})
    void allPlanesAreExactInFramesOfAnySize(int width, int height) {
        Resolution size = new Resolution(width, height);
        Still still = Still.cover(DetailedPicture.of(width, height), size, 1);
        YuvFrame from = still.planes();
        YuvFrame frame = new YuvFrame(size);

        new KenBurns(still, VisualEffect.PAN_DOWN, size, 5).draw(1, frame);

        double[] y = Truth.luma(from.y, width, height, width, height, 1.2, 0.5, 0.25);
        double[] u = Truth.chroma(from.u, width / 2, height / 2, width / 2, height / 2, 1.2, 0.5, 0.25);
        double[] v = Truth.chroma(from.v, width / 2, height / 2, width / 2, height / 2, 1.2, 0.5, 0.25);
        assertThat(Truth.psnr(frame.y, y)).isGreaterThan(52);
        assertThat(Truth.psnr(frame.u, u)).isGreaterThan(52);
        assertThat(Truth.psnr(frame.v, v)).isGreaterThan(52);
    }

    @Test
    void anyPictureFillsAnyFrame() {
        for (Resolution size :
                new Resolution[] {new Resolution(854, 480), new Resolution(270, 480), new Resolution(2, 2)}) {
            for (int[] sides : new int[][] {{1, 1}, {1, 900}, {900, 1}, {3, 2}, {333, 777}}) {
                BufferedImage picture = new BufferedImage(sides[0], sides[1], BufferedImage.TYPE_INT_RGB);
                Still still = Still.cover(picture, size, 1.324);
                YuvFrame frame = new YuvFrame(size);
                Arrays.fill(frame.y, (byte) 99);
                new KenBurns(still, VisualEffect.ZOOM_IN, size, 3).draw(1, frame);
                assertThat(frame.y).containsOnly(16);
                assertThat(frame.u).containsOnly(128);
                assertThat(frame.v).containsOnly(128);
            }
        }
    }

    @Test
    void theHardestEdgesNeitherWrapNorTearAtTheirOvershoot() {
        Still still = Still.cover(tiles(640, 360, 5, 3), SIZE, 1.324);

        assertThat(decibels(VisualEffect.ZOOM_IN, still, still).getMin()).isGreaterThan(43);
    }

    private static DoubleSummaryStatistics decibels(VisualEffect effect, Still still, Still reference) {
        KenBurns film = new KenBurns(still, effect, SIZE, FRAMES);
        YuvFrame frame = new YuvFrame(SIZE);
        YuvFrame picture = reference.planes();
        return IntStream.iterate(0, i -> i < FRAMES, i -> i + 10)
                .mapToDouble(i -> {
                    film.draw(i, frame);
                    Shot shot = effect.shot(i / (FRAMES - 1.0));
                    double[] truth = Truth.luma(
                            picture.y,
                            picture.widthPx,
                            picture.heightPx,
                            SIZE.widthPx(),
                            SIZE.heightPx(),
                            shot.zoom(),
                            shot.across(),
                            shot.down());
                    return Math.min(PERFECT_DB, Truth.psnr(frame.y, truth));
                })
                .summaryStatistics();
    }

    private static BufferedImage tiles(int width, int height, int tileWidth, int tileHeight) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, (x / tileWidth + y / tileHeight) % 2 == 0 ? 0xFFFFFF : 0);
            }
        }
        return picture;
    }

    /** A soft dot of 6 pixels in the upper left part of a black picture. */
    private static Still stillWithDot(int rgb) {
        BufferedImage picture = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 360; y++) {
            for (int x = 0; x < 640; x++) {
                double distance = Math.hypot(x - 251.3, y - 140.8);
                picture.setRGB(x, y, rgb * (int) Math.round(255 * Math.exp(-distance * distance / 18)));
            }
        }
        return Still.cover(picture, SIZE, 1.324);
    }

    /** The centre of gravity of all that stands out from the background, in samples. */
    private static double[] centre(byte[] plane, int width, int background) {
        double weight = 0;
        double across = 0;
        double down = 0;
        for (int i = 0; i < plane.length; i++) {
            int light = (plane[i] & 0xFF) - background;
            weight += light;
            across += light * (i % width);
            down += light * (i / width);
        }
        return new double[] {across / weight, down / weight};
    }

    private static int[] travel(VisualEffect effect) {
        KenBurns film = new KenBurns(stillWithDot(WHITE), effect, SIZE, 2);
        YuvFrame first = new YuvFrame(SIZE);
        YuvFrame last = new YuvFrame(SIZE);
        film.draw(0, first);
        film.draw(1, last);
        double[] from = centre(first.y, first.widthPx, 16);
        double[] to = centre(last.y, last.widthPx, 16);
        return new int[] {(int) Math.signum(Math.rint(to[0] - from[0])), (int) Math.signum(Math.rint(to[1] - from[1]))};
    }

    private static int fingerprint(KenBurns film, int index) {
        YuvFrame frame = new YuvFrame(film.size());
        film.draw(index, frame);
        return Arrays.hashCode(
                new int[] {Arrays.hashCode(frame.y), Arrays.hashCode(frame.u), Arrays.hashCode(frame.v)});
    }
}
