package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.operation.caption.Caption;
import dev.claquete.operation.caption.CaptionOptions;
import dev.claquete.operation.image.Thumbnails;
import dev.claquete.operation.optimize.OptimizeMedia;
import dev.claquete.picture.Fit;
import dev.claquete.picture.PictureFormat;
import dev.claquete.render.BareFfmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Quality;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two fields of different moments are never shown as one picture, whichever route shows it. */
class InterlacedSourcesTest {

    private static final String MOVING = "mandelbrot=s=720x576:r=50,trim=duration=0.4";
    private static final Pattern COUNTS = Pattern.compile("(TFF|BFF|Progressive): +(\\d+)");

    @TempDir
    static Path sources;

    private static Path television;

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeAll
    static void television() throws Exception {
        television = interlaced(new Workshop(sources), "tv.ts", "tff", "-c:v mpeg2video -q:v 4 -flags +ildct+ilme");
    }

    @BeforeEach
    void workshop() {
        workshop = new Workshop(folder);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void noRouteKeepsFieldsApart(Route route) throws Exception {
        assertProgressive(route.make.of(this, workshop.video("video", television)));
    }

    @ParameterizedTest
    @CsvSource({
        "avc.mp4, tff, -c:v libx264 -preset veryfast -flags +ildct+ilme",
        "avc.mkv, bff, -c:v libx264 -preset veryfast -flags +ildct+ilme -x264-params bff=1",
        "asp.avi, tff, -c:v mpeg4 -q:v 3 -flags +ildct+ilme",
        "prores.mov, tff, -c:v prores -flags +ildct+ilme",
        "lossless.mkv, bff, -c:v ffv1",
        "unmarked.mp4, tff, -c:v libx264 -preset veryfast",
        "unmarked.avi, bff, -c:v mjpeg -q:v 3 -strict -1"
    })
    void everyCodecThatHasFieldsIsUnderstood(String name, String scan, String coding) throws Exception {
        Path file = interlaced(workshop, name, scan, coding);
        assertThat(fields(file)[2]).as("the source is interlaced").isZero();
        assertProgressive(captioned(workshop.video("video", file)));
    }

    @Test
    void theRateStaysAndNoPictureIsLost() throws Exception {
        Source video = workshop.video("video", television);
        MediaProbe.Video made = workshop.probe.probe(captioned(video)).video().orElseThrow();
        assertThat(made.frameCount()).isEqualTo(10);
        assertThat(made.fps()).isEqualTo(25);
    }

    @Test
    void aThumbnailHasNoCombs() throws Exception {
        String bar =
                "color=black:s=720x576:r=50:d=0.6,geq=lum='16+219*between(mod(X-12*N\\,360)\\,0\\,120)':cb=128:cr=128";
        String[] how = "-c:v libx264 -preset veryfast -crf 12 -pix_fmt yuv420p -flags +ildct+ilme".split(" ");
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", bar + ",interlace=lowpass=off"));
        arguments.addAll(Arrays.asList(how));
        Path file = workshop.make("bar.mp4", arguments.toArray(String[]::new));
        assertThat(combs(ImageIO.read(workshop.make("raw.png", "-i", file.toString(), "-frames:v", "1", "-update", "1")
                        .toFile())))
                .as("the source has some")
                .isGreaterThan(1000);

        Product made = workshop.perform(
                        new Thumbnails(),
                        new Thumbnails.Order(
                                List.of(new Thumbnails.Shot(workshop.video("video", file), 0.2, "time")),
                                0,
                                0,
                                Fit.COVER,
                                PictureFormat.PNG,
                                90,
                                false))
                .get(0);
        assertThat(combs(ImageIO.read(workshop.file(made).toFile()))).isLessThan(100);
    }

    /** How many pixels are much lighter than both above and below them, or much darker. */
    private static int combs(BufferedImage picture) {
        int combs = 0;
        for (int y = 1; y < picture.getHeight() - 1; y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int here = picture.getRGB(x, y) & 255;
                int above = here - (picture.getRGB(x, y - 1) & 255);
                int below = here - (picture.getRGB(x, y + 1) & 255);
                combs += Math.abs(above) > 60 && Math.abs(below) > 60 && (above > 0) == (below > 0) ? 1 : 0;
            }
        }
        return combs;
    }

    private interface Making {
        Path of(InterlacedSourcesTest test, Source video) throws Exception;
    }

    enum Route {
        CAPTION(InterlacedSourcesTest::captioned),
        OVERLAY_BELOW((test, video) -> test.make(new OverlayVideo(), overlay(video, test.dot()))),
        OVERLAY_ABOVE((test, video) -> test.make(new OverlayVideo(), overlay(test.grey(), video))),
        CONCATENATE((test, video) ->
                test.make(new ConcatenateVideos(), new ConcatenateVideos.Order(List.of(video), OutputOptions.NONE))),
        CYCLE((test, video) -> test.make(
                new CycleVideos(), new CycleVideos.Order(List.of(video), test.tone(), false, 1, OutputOptions.NONE))),
        SOUNDTRACK((test, video) ->
                test.make(new AddSoundtrack(), new AddSoundtrack.Order(video, test.tone(), 10, null, false, 0, 0))),
        ADD_AUDIO((test, video) -> test.make(new AddAudio(), new AddAudio.Order(video, test.tone()))),
        OPTIMIZE((test, video) -> test.make(new OptimizeMedia(), new OptimizeMedia.Order(video, Quality.LOW, null)));

        private final Making make;

        Route(Making make) {
            this.make = make;
        }
    }

    private static OverlayVideo.Order overlay(Source below, Source above) {
        Placement place = new Placement(0, 0, null, null, Fit.INSIDE);
        return new OverlayVideo.Order(below, above, place, 0, null, 1, 0, false, Quality.HIGH);
    }

    private Path captioned(Source video) throws Exception {
        String late = "1\n00:01:00,000 --> 00:02:00,000\nOlá\n";
        return make(new Caption(), new Caption.Order(video, null, late, CaptionOptions.NONE, OutputOptions.NONE));
    }

    private Path make(Operation<?> operation, Record order) throws Exception {
        return workshop.file(workshop.perform(operation, order).get(0));
    }

    private static Path interlaced(Workshop workshop, String name, String scan, String coding) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("-f", "lavfi", "-i", MOVING + ",interlace=scan=" + scan, "-pix_fmt"));
        arguments.add(coding.contains("prores") ? "yuv422p10le" : "yuv420p");
        arguments.addAll(List.of(coding.split(" ")));
        return workshop.make(name, arguments.toArray(String[]::new));
    }

    private Source dot() throws Exception {
        return workshop.image("dot", new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB));
    }

    private Source grey() throws Exception {
        return workshop.video(
                "grey", workshop.make("grey.mp4", "-f", "lavfi", "-i", "color=gray:s=720x576:r=25:d=0.4"));
    }

    private Source tone() throws Exception {
        return workshop.audio("tone", workshop.make("tone.wav", "-f", "lavfi", "-i", "sine=440:d=0.4"));
    }

    private static void assertProgressive(Path made) {
        int[] fields = fields(made);
        assertThat(fields[2]).as("progressive pictures").isGreaterThanOrEqualTo(8);
        assertThat(fields[0] + fields[1]).as("pictures of two fields").isZero();
    }

    /** How many pictures FFmpeg's idet takes for top field first, bottom field first and progressive. */
    private static int[] fields(Path media) {
        List<String> said =
                BareFfmpeg.run(List.of("-i", media.toString(), "-map", "0:V:0", "-vf", "idet", "-f", "null", "-"));
        String multi = said.stream()
                .filter(line -> line.contains("Multi frame"))
                .reduce((a, b) -> b)
                .orElseThrow();
        return COUNTS.matcher(multi)
                .results()
                .map(it -> it.group(2))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
