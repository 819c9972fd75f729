package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.ImagesToVideos.Image;
import dev.claquete.operation.ImagesToVideos.Order;
import dev.claquete.render.MediaBroken;
import dev.claquete.render.TestTask;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.frame.VisualEffect;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesToVideosTest {

    private static final OutputOptions SMALL = new OutputOptions(320, 180, 12, null);
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;

    @TempDir
    Path folder;

    private Workshop workshop;
    private final ImagesToVideos operation = new ImagesToVideos(3, 2);

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void eachImageBecomesAVideoNamedByItsIdInTheOrderGiven() throws Exception {
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Source source = workshop.image("images[" + i + "].image_url", plain(new Color(50 * i, 50 * i, 50 * i)));
            images.add(new Image("scene-" + (9 - i), source, i == 0 ? 1.5 : 0.25, VisualEffect.ZOOM_IN));
        }

        List<Product> videos = workshop.perform(operation, new Order(images, SMALL, null));

        assertThat(videos)
                .extracting(Product::name)
                .containsExactly("scene-9", "scene-8", "scene-7", "scene-6", "scene-5");
        for (int i = 0; i < 5; i++) {
            byte[] first =
                    workshop.luma(workshop.file(videos.get(i)), WIDTH, HEIGHT).get(0);
            assertThat(first[0] & 0xFF).isCloseTo(50 * i, within(3));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 12", "0.52, 12", "0.53, 13", "0.001, 1"})
    void aVideoHasTheNearestWholeNumberOfFrames(double seconds, int frames) throws Exception {
        Source source = workshop.image("images[0].image_url", plain(Color.GRAY));
        OutputOptions tiny = new OutputOptions(64, 36, null, null);

        Product video = workshop.perform(
                        operation,
                        new Order(List.of(new Image("1", source, seconds, VisualEffect.ZOOM_OUT)), tiny, null))
                .get(0);

        MediaProbe.Media media = workshop.probe.probe(workshop.file(video));
        assertThat(media.video().orElseThrow().frameCount()).isEqualTo(frames);
        assertThat(video.seconds()).isCloseTo(frames / 24.0, within(0.001));
    }

    @Test
    void withoutWishesItIsFullHdAt24FramesASecond() throws Exception {
        Source source = workshop.image("images[0].image_url", marked());

        Product product = workshop.perform(
                        operation,
                        new Order(
                                List.of(new Image("1", source, 0.25, VisualEffect.ZOOM_IN)), OutputOptions.NONE, null))
                .get(0);

        Path file = workshop.file(product);
        MediaProbe.Media media = workshop.probe.probe(file);
        MediaProbe.Video video = media.video().orElseThrow();
        assertThat(List.of(video.codec(), video.profile(), video.pixelFormat()))
                .containsExactly("h264", "High", "yuv420p");
        assertThat(video.colours()).isEqualTo(new MediaProbe.Colours("tv", "bt709", "bt709", "bt709"));
        assertThat(List.of(video.widthPx(), video.heightPx())).containsExactly(1920, 1080);
        assertThat(List.of(product.widthPx(), product.heightPx())).containsExactly(1920, 1080);
        assertThat(video.fps()).isEqualTo(24);
        assertThat(media.audios()).isEmpty();
        assertThat(product.contentType()).isEqualTo("video/mp4");
        assertThat(indexLiesBeforeTheMedia(file)).isTrue();
    }

    @Test
    void theZoomEndsAtOnePointThreeTwoFour() throws Exception {
        List<byte[]> frames = film(VisualEffect.ZOOM_IN);

        assertThat(markAcross(frames.get(0))).isCloseTo(240, within(0.3));
        assertThat(markAcross(frames.get(11))).isCloseTo(160 + 80 * 1.324, within(0.3));
        assertThat(markDown(frames.get(11))).isCloseTo(90 - 45 * 1.324, within(0.3));
    }

    @Test
    void eachImageMovesAsItIsToldTo() throws Exception {
        List<byte[]> out = film(VisualEffect.ZOOM_OUT);
        assertThat(markAcross(out.get(0))).isCloseTo(160 + 80 * 1.324, within(0.3));
        assertThat(markAcross(out.get(11))).isCloseTo(240, within(0.3));

        List<byte[]> right = film(VisualEffect.ZOOM_PAN_RIGHT);
        double left = 320 - 320 / 1.324;
        assertThat(markAcross(right.get(0))).isCloseTo(240, within(0.3));
        assertThat(markAcross(right.get(11))).isCloseTo((240 - left) * 1.324, within(0.3));
        assertThat(markDown(right.get(11))).isCloseTo(90 - 45 * 1.324, within(0.3));

        List<byte[]> still = film(VisualEffect.STATIC);
        assertThat(markAcross(still.get(11))).isCloseTo(markAcross(still.get(0)), within(0.05));
    }

    @Test
    void aBrokenImageFailsTheJobAndIsNamed() throws Exception {
        Source good = workshop.image("images[0].image_url", plain(Color.RED));
        Source bad = workshop.image("images[1].image_url", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        List<Image> images = List.of(
                new Image("a", good, 0.5, VisualEffect.ZOOM_IN), new Image("b", bad, 0.5, VisualEffect.ZOOM_IN));

        assertThatThrownBy(() -> workshop.perform(operation, new Order(images, SMALL, null)))
                .isInstanceOf(MediaBroken.class)
                .hasMessageStartingWith("images[1].image_url: ");
        assertThat(workshop.s3.keys()).noneMatch(key -> key.startsWith("jobs/"));
    }

    @Test
    void progressCountsTheFramesOfAllImages() throws Exception {
        Source source = workshop.image("images[0].image_url", plain(Color.BLUE));
        List<Image> images = List.of(
                new Image("a", source, 0.5, VisualEffect.ZOOM_IN), new Image("b", source, 1, VisualEffect.STATIC));
        TestTask task = workshop.task();

        workshop.perform(operation, new Order(images, SMALL, null), task);

        assertThat(task.messages()).hasSize(18).contains("Filming 2 images: frame 18 of 18");
    }

    @Test
    void aCancelledBatchLeavesNothingBehind() throws Exception {
        Source source = workshop.image("images[0].image_url", plain(Color.BLUE));
        List<Image> images = List.of(
                new Image("a", source, 60, VisualEffect.ZOOM_IN), new Image("b", source, 60, VisualEffect.ZOOM_OUT));
        TestTask task = new TestTask(Files.createDirectory(folder.resolve("cancelled"))) {
            @Override
            public void progress(double fraction, String message) {
                cancel();
            }
        };

        assertThatThrownBy(() -> workshop.perform(operation, new Order(images, SMALL, null), task))
                .isInstanceOf(CancellationException.class);
        assertThat(workshop.s3.keys()).noneMatch(key -> key.startsWith("jobs/"));
    }

    @Test
    void lowerQualityMakesASmallerFile() throws Exception {
        Source source = workshop.image("images[0].image_url", marked());
        List<Image> images = List.of(new Image("1", source, 1, VisualEffect.ZOOM_IN));

        long high = workshop.perform(operation, new Order(images, SMALL, null))
                .get(0)
                .bytes();
        long low = workshop.perform(operation, new Order(images, new OutputOptions(320, 180, 12, Quality.LOW), null))
                .get(0)
                .bytes();

        assertThat(low).isLessThan(high);
    }

    private List<byte[]> film(VisualEffect effect) throws Exception {
        Source source = workshop.image("images[0].image_url", marked());
        List<Product> videos =
                workshop.perform(operation, new Order(List.of(new Image("1", source, 1, effect)), SMALL, null));
        return workshop.luma(workshop.file(videos.get(0)), WIDTH, HEIGHT);
    }

    private static BufferedImage plain(Color colour) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        return picture;
    }

    /** White, around (240, 45), on black. */
    private static BufferedImage marked() {
        BufferedImage picture = plain(Color.BLACK);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(232, 37, 16, 16);
        pen.dispose();
        return picture;
    }

    private static double markAcross(byte[] frame) {
        return centre(frame, true);
    }

    private static double markDown(byte[] frame) {
        return centre(frame, false);
    }

    /** The centre of gravity of what is bright, in pixels from the left or upper edge. */
    private static double centre(byte[] frame, boolean across) {
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < frame.length; i++) {
            int light = Math.max(0, (frame[i] & 0xFF) - 40);
            weight += light;
            sum += light * ((across ? i % WIDTH : i / WIDTH) + 0.5);
        }
        return sum / weight;
    }

    private static boolean indexLiesBeforeTheMedia(Path mp4) throws Exception {
        String bytes = Files.readString(mp4, java.nio.charset.StandardCharsets.ISO_8859_1);
        return bytes.indexOf("moov") < bytes.indexOf("mdat");
    }
}
