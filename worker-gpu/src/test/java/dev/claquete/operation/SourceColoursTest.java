package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.caption.Caption;
import dev.claquete.operation.caption.CaptionOptions;
import dev.claquete.operation.image.Thumbnails;
import dev.claquete.operation.optimize.OptimizeMedia;
import dev.claquete.operation.scenes.Element;
import dev.claquete.operation.scenes.Fill;
import dev.claquete.operation.scenes.Place;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.operation.scenes.Style;
import dev.claquete.picture.Fit;
import dev.claquete.picture.PictureFormat;
import dev.claquete.render.ColourStripes;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Quality;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a video's colours are coded in, every route shows the same ones, and in BT.709. */
class SourceColoursTest {

    private static final String SIZE = "320x180";
    private static final Placement EVERYWHERE = new Placement(0, 0, 1.0, 1.0, Fit.STRETCH);

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void workshop() {
        workshop = new Workshop(folder);
    }

    @ParameterizedTest
    @EnumSource(ColourStripes.class)
    void everyKindOfSourceIsShownInItsColours(ColourStripes kind) throws Exception {
        assertStripes(captioned(source(kind, SIZE)), kind);
    }

    @ParameterizedTest
    @EnumSource(names = {"PQ", "BT601_525", "RGB"})
    void thumbnailsShowTheSame(ColourStripes kind) throws Exception {
        assertStripes(thumbnail(source(kind, SIZE)), kind);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void everyRouteThatEncodesTurnsHdrIntoSdr(Route route) throws Exception {
        assertStripes(route.make.of(this, source(ColourStripes.HLG, SIZE)), ColourStripes.HLG);
    }

    @Test
    void pictureSizeSaysWhatUntaggedColoursMean() throws Exception {
        String untagged = ColourStripes.SD_WITHOUT_TAGS.source("1280x540", 0.3).replace(":m=smpte170m", ":m=bt709");
        Path wide = workshop.make("hd.mkv", "-f", "lavfi", "-i", untagged, "-c:v", "ffv1");
        assertStripes(captioned(workshop.video("video", wide)), ColourStripes.BT709);
        assertStripes(scenes(workshop.video("video", wide)), ColourStripes.BT709);
    }

    @Test
    void aPhonesHdrIsSdrWithoutALeftover() throws Exception {
        Path phone = workshop.make("phone.mov", array(ColourStripes.HLG.phone(SIZE, 0.5)));
        assertStripes(captioned(workshop.video("video", phone)), ColourStripes.HLG);
    }

    @Test
    void metadataOfHdrScreensEndsWithTheHdr() throws Exception {
        List<String> mastered = new java.util.ArrayList<>(ColourStripes.PQ.phone(SIZE, 0.5));
        mastered.set(
                mastered.indexOf("log-level=error"),
                "log-level=error:hdr10=1:max-cll=1000,400:master-display="
                        + "G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1)");
        Path film = workshop.make("film.mov", array(mastered));
        String[] question = {
            "-show_frames", "-read_intervals", "%+#1", "-show_entries", "frame_side_data=side_data_type"
        };
        assertThat(workshop.ask(film, question)).anyMatch(line -> line.contains("Mastering display"));

        Path made = captioned(workshop.video("video", film));
        assertStripes(made, ColourStripes.PQ);
        assertThat(workshop.ask(made, question))
                .noneMatch(line -> line.contains("Mastering display") || line.contains("light level"));
    }

    @Test
    void whatIsBrighterThanWhiteStaysBrighterAndWhatIsDarkerIsLeftAlone() throws Exception {
        String ramp = "color=black:s=320x64:r=10:d=0.3,format=yuv420p10le,geq=lum='64+876*X/W':cb=512:cr=512,"
                + "setparams=color_trc=smpte2084:color_primaries=bt2020:colorspace=bt2020nc:range=tv";
        Path hdr = workshop.make("ramp.mkv", "-f", "lavfi", "-i", ramp, "-c:v", "ffv1");
        byte[] frame =
                workshop.luma(captioned(workshop.video("video", hdr)), 320, 64).get(0);
        int[] columns = IntStream.range(0, 320)
                .map(x -> (int) Math.round(16 + (frame[10 * 320 + x] & 255) * 219 / 255.0))
                .toArray();

        for (int x = 0; nits(x / 320.0) < 0.8 * 203; x += 10) {
            double sdr = 16 + 219 * Math.pow(nits(x / 320.0) / 203, 1 / 2.4);
            assertThat(columns[x]).as("light of %s cd/m²", nits(x / 320.0)).isCloseTo((int) Math.round(sdr), within(3));
        }
        assertThat(columns[186]).as("white").isBetween(220, 235);
        assertThat(columns[208]).as("twice white").isGreaterThan(columns[186] + 2);
        assertThat(columns[240]).as("five times white").isGreaterThan(columns[208]);
        assertThat(columns[319]).as("fifty times white").isBetween(columns[240], 236);
        for (int x = 8; x < 320; x++) {
            assertThat(columns[x]).as("column %s", x).isGreaterThanOrEqualTo(columns[x - 8] - 1);
        }
    }

    /** The light of a signal of 0 to 1, in cd/m² (SMPTE ST 2084:2014, 5.1). */
    private static double nits(double signal) {
        double power = Math.pow(signal, 32 / 2523.0);
        double light = Math.max(0, power - 3424 / 4096.0) / (2413 / 128.0 - 2392 / 128.0 * power);
        return 10_000 * Math.pow(light, 8192 / 1305.0);
    }

    @Test
    void picturesThatAreBt709AlreadyHaveNoFilterMore() {
        MediaProbe.Video plain =
                workshop.probe.probe(made(ColourStripes.BT709)).video().orElseThrow();
        assertThat(plain.signal().deinterlaced()).isEmpty();
        assertThat(plain.signal().sdr()).isEmpty();
        assertThat(plain.signal().squared()).isEmpty();
        assertThat(plain.signal().sized("scale=2:2")).isEqualTo("scale=2:2");
    }

    /** What a route makes of a video that fills its pictures. */
    private interface Making {
        Path of(SourceColoursTest test, Source video) throws Exception;
    }

    enum Route {
        CAPTION(SourceColoursTest::captioned),
        OVERLAY_BELOW((test, video) -> test.make(
                new OverlayVideo(),
                new OverlayVideo.Order(
                        video,
                        test.workshop.image("dot", new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB)),
                        new Placement(0, 0, null, null, Fit.INSIDE),
                        0,
                        null,
                        1,
                        0,
                        false,
                        null))),
        OVERLAY_ABOVE((test, video) -> test.make(
                new OverlayVideo(),
                new OverlayVideo.Order(test.grey(), video, EVERYWHERE, 0, null, 1, 0, false, Quality.HIGH))),
        CONCATENATE((test, video) -> test.make(
                new ConcatenateVideos(), new ConcatenateVideos.Order(List.of(video, test.grey()), OutputOptions.NONE))),
        CYCLE((test, video) -> test.make(
                new CycleVideos(), new CycleVideos.Order(List.of(video), test.tone(), false, 1, OutputOptions.NONE))),
        SOUNDTRACK((test, video) ->
                test.make(new AddSoundtrack(), new AddSoundtrack.Order(video, test.tone(), 10, null, false, 0, 0))),
        ADD_AUDIO((test, video) -> test.make(new AddAudio(), new AddAudio.Order(video, test.tone()))),
        OPTIMIZE_TO_QUALITY(
                (test, video) -> test.make(new OptimizeMedia(), new OptimizeMedia.Order(video, Quality.HIGH, null))),
        OPTIMIZE_TO_SIZE(
                (test, video) -> test.make(new OptimizeMedia(), new OptimizeMedia.Order(video, Quality.HIGH, 40_000L))),
        SCENES(SourceColoursTest::scenes);

        private final Making make;

        Route(Making make) {
            this.make = make;
        }
    }

    private Path captioned(Source video) throws Exception {
        String late = "1\n00:00:00,400 --> 00:00:00,500\nOlá\n";
        return make(new Caption(), new Caption.Order(video, null, late, CaptionOptions.NONE, OutputOptions.NONE));
    }

    private Path scenes(Source video) throws Exception {
        Element element = new Element(
                Element.Kind.VIDEO,
                null,
                video,
                Element.Fit.STRETCH,
                Element.Drift.NONE,
                0,
                new Place(0.5, 0.5, 0.5, 0.5, 1.0, 1.0, 0),
                Style.PLAIN,
                0,
                null,
                null,
                null);
        ScenePlan.Scene scene =
                new ScenePlan.Scene(0.5, new Fill(List.of("#000000FF"), 0, false), null, List.of(element));
        return make(
                new Json2Video(),
                new ScenePlan(new ScenePlan.Output(320, 180, 10, Quality.HIGH), List.of(scene), List.of()));
    }

    private Path thumbnail(Source video) throws Exception {
        return make(
                new Thumbnails(),
                new Thumbnails.Order(
                        List.of(new Thumbnails.Shot(video, 0.2, "time")),
                        0,
                        0,
                        Fit.COVER,
                        PictureFormat.PNG,
                        90,
                        false));
    }

    private Path make(Operation<?> operation, Record order) throws Exception {
        return workshop.file(workshop.perform(operation, order).get(0));
    }

    private Source source(ColourStripes kind, String size) throws Exception {
        return workshop.video("video", coded(kind, size));
    }

    private Path coded(ColourStripes kind, String size) throws Exception {
        return workshop.make("source.mkv", array(kind.arguments(size, 0.5)));
    }

    private Path made(ColourStripes kind) {
        try {
            return coded(kind, SIZE);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String[] array(List<String> arguments) {
        return arguments.toArray(String[]::new);
    }

    private Source grey() throws Exception {
        return workshop.video(
                "grey", workshop.make("grey.mp4", "-f", "lavfi", "-i", "color=gray:s=320x180:r=10:d=0.5"));
    }

    private Source tone() throws Exception {
        return workshop.audio("tone", workshop.make("tone.wav", "-f", "lavfi", "-i", "sine=440:d=0.5"));
    }

    private void assertStripes(Path made, ColourStripes kind) throws Exception {
        MediaProbe.Video video = workshop.probe.probe(made).video().orElseThrow();
        boolean still = video.codec().equals("png");
        if (!still) {
            assertThat(video.colours()).isEqualTo(new MediaProbe.Colours("tv", "bt709", "bt709", "bt709"));
        }
        Path png = still
                ? made
                : workshop.make(
                        "look.png",
                        "-i",
                        made.toString(),
                        "-frames:v",
                        "1",
                        "-vf",
                        "scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int,format=rgb24",
                        "-update",
                        "1");
        BufferedImage picture = ImageIO.read(png.toFile());
        for (int i = 0; i < ColourStripes.COLOURS.length; i++) {
            int[] expected = ColourStripes.COLOURS[i];
            Color seen = new Color(picture.getRGB((2 * i + 1) * picture.getWidth() / 10, picture.getHeight() / 2));
            if (i == 0 && kind.hdr()) {
                double luma = 16 + 219 * seen.getGreen() / 255.0;
                assertThat(luma).as("white of %s", kind).isBetween(220.0, 235.0);
                assertThat(seen.getRed()).isCloseTo(seen.getGreen(), within(3));
                assertThat(seen.getBlue()).isCloseTo(seen.getGreen(), within(3));
                continue;
            }
            int[] found = {seen.getRed(), seen.getGreen(), seen.getBlue()};
            for (int c = 0; c < 3; c++) {
                assertThat(found[c]).as("stripe %s of %s: %s", i, kind, seen).isCloseTo(expected[c], within(9));
            }
        }
    }
}
