package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectKey;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractFramesTest {

    /** Grey that tells the time: level 20 at first, 2 more with each frame; 25 frames a second, 4 seconds. */
    private static final String CLOCK =
            "color=c=black:size=96x64:rate=25:duration=4,format=yuv420p,geq=lum='20+2*N':cb=128:cr=128";

    @TempDir
    Path folder;

    private Studio studio;

    @BeforeEach
    void openStudio() {
        studio = new Studio(folder);
    }

    /** One frame of an archive. */
    record Frame(String name, double seconds, BufferedImage picture) {

        /** What is shown in the middle, limited-range luma as the clock wrote it. */
        double level() {
            int grey = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2) & 0xff;
            return 16 + grey * 219 / 255.0;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EVERY_SECONDS, 1, '0, 1, 2, 3'",
        "EVERY_SECONDS, 0.52, '0, 0.52, 1.04, 1.56, 2.08, 2.6, 3.12, 3.64'",
        "EVERY_SECONDS, 0.3, '0, 0.32, 0.6, 0.92, 1.2, 1.52, 1.8, 2.12, 2.4, 2.72, 3, 3.32, 3.6, 3.92'",
        "EVERY_SECONDS, 100, '0'",
        "EVERY_NTH, 30, '0, 1.2, 2.4, 3.6'",
        "FPS, 2, '0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5'",
    })
    void theFramesOfAnIntervalAreThoseShownAtItsTimes(FrameInterval.Kind kind, double value, String times)
            throws Exception {
        List<Frame> frames = frames(extract(clock("mp4"), kind, value, "jpg"));

        double[] expected = Arrays.stream(times.split(", "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(frames).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            double atLeast = expected[i] - 0.0101; // 12.5 frames: the first one in the slot
            assertThat(frames.get(i).seconds()).isBetween(atLeast, expected[i] + 0.0401);
            assertThat(frames.get(i).level())
                    .as("what is shown at %s", frames.get(i).seconds())
                    .isCloseTo(20 + 2 * frames.get(i).seconds() * 25, within(2.0));
        }
    }

    @ParameterizedTest
    @CsvSource({"mp4", "matroska", "mpegts", "avi"})
    void anyContainerGivesTheSameTimes(String muxer) throws Exception {
        List<Frame> frames = frames(extract(clock(muxer), FrameInterval.Kind.EVERY_SECONDS, 0.5, "jpg"));
        assertThat(frames)
                .extracting(Frame::seconds)
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 0.002 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(0.0, 0.52, 1.0, 1.52, 2.0, 2.52, 3.0, 3.52);
    }

    @Test
    void moreFramesASecondThanThereAreGivesThemAll() throws Exception {
        List<Frame> frames = frames(extract(clock("mp4"), FrameInterval.Kind.FPS, 60, "jpg"));
        assertThat(frames).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(frames.get(i).name()).isEqualTo(String.format("frame_%06d.jpg", i + 1));
            assertThat(frames.get(i).seconds()).isEqualTo(i / 25.0);
            assertThat(frames.get(i).level()).isCloseTo(20 + 2 * i, within(2.5));
        }
    }

    @Test
    void eachSceneGivesItsFirstFrame() throws Exception {
        String cuts = "color=red:size=96x64:rate=25:duration=1[a];color=blue:size=96x64:rate=25:duration=0.6[b];"
                + "color=white:size=96x64:rate=25:duration=1.4[c];[a][b][c]concat=n=3";
        String key = video("cuts.mp4", cuts, "mp4", List.of());
        List<Frame> frames = frames(extract(key, FrameInterval.Kind.SCENE_CHANGES, 0.3, "png"));

        assertThat(frames).extracting(Frame::seconds).containsExactly(0.0, 1.0, 1.6);
        assertThat(frames)
                .extracting(frame -> frame.picture().getRGB(48, 32) & 0xc0c0c0)
                .containsExactly(0xc00000, 0x0000c0, 0xc0c0c0);
    }

    @Test
    void aVideoThatStandsStillIsNotRepeated() throws Exception {
        String jumps = CLOCK + ",select='not(between(n,10,69))'";
        String key = video("jumps.mkv", jumps, "matroska", List.of("-fps_mode", "passthrough"));
        List<Frame> frames = frames(extract(key, FrameInterval.Kind.EVERY_SECONDS, 0.4, "jpg"));

        assertThat(frames).extracting(Frame::seconds).containsExactly(0.0, 2.8, 3.2, 3.6);
        assertThat(frames).extracting(Frame::level).satisfies(levels -> {
            assertThat(levels.get(1)).isCloseTo(160, within(2.0));
            assertThat(levels.get(3)).isCloseTo(200, within(2.0));
        });
    }

    @Test
    void picturesStandAsTheCameraWasHeld() throws Exception {
        String flat = video("flat.mp4", "testsrc=size=96x64:rate=25:duration=1", "mp4", List.of());
        Path turned = folder.resolve("turned.mp4");
        studio.make(
                turned,
                List.of("-display_rotation", "90", "-i", studio.file(flat).toString(), "-c", "copy"));
        String key = studio.put("turned", Files.readAllBytes(turned), "video/mp4");

        Frame frame =
                frames(extract(key, FrameInterval.Kind.EVERY_SECONDS, 1, "png")).get(0);
        assertThat(frame.picture().getWidth()).isEqualTo(64);
        assertThat(frame.picture().getHeight()).isEqualTo(96);
    }

    @ParameterizedTest
    @CsvSource({"HLG, jpg", "HLG, png", "BT709, jpg", "BT601_525, jpg", "SD_WITHOUT_TAGS, png"})
    void framesHaveTheColoursOfTheVideo(ColourStripes kind, String format) throws Exception {
        Path file = studio.make(folder.resolve("stripes.mkv"), kind.arguments("320x180", 0.3));
        String key = studio.put("stripes", Files.readAllBytes(file), "video/x-matroska");

        BufferedImage picture = frames(extract(key, FrameInterval.Kind.EVERY_SECONDS, 1, format))
                .get(0)
                .picture();
        for (int i = 1; i < ColourStripes.COLOURS.length; i++) {
            int seen = picture.getRGB((2 * i + 1) * 32, 90);
            for (int c = 0; c < 3; c++) {
                assertThat(seen >> 16 - 8 * c & 255)
                        .as("stripe %s: %x", i, seen)
                        .isCloseTo(ColourStripes.COLOURS[i][c], within(9));
            }
        }
        assertThat(picture.getRGB(32, 90) & 255).as("white").isBetween(238, 255);
    }

    @Test
    void framesOfFieldsAreWhole() throws Exception {
        String bar =
                "color=black:s=720x576:r=50:d=0.6,geq=lum='16+219*between(mod(X-12*N\\,360)\\,0\\,120)':cb=128:cr=128";
        String key = video("bar.mp4", bar + ",interlace=lowpass=off", "mp4", List.of("-flags", "+ildct+ilme"));

        for (Frame frame : frames(extract(key, FrameInterval.Kind.EVERY_NTH, 5, "png"))) {
            int combs = 0;
            for (int y = 1; y < 575; y++) {
                for (int x = 0; x < 720; x++) {
                    int here = frame.picture.getRGB(x, y) & 255;
                    int above = frame.picture.getRGB(x, y - 1) & 255;
                    int below = frame.picture.getRGB(x, y + 1) & 255;
                    combs += Math.min(Math.abs(here - above), Math.abs(here - below)) > 60 ? 1 : 0;
                }
            }
            assertThat(combs).as("combs of the frame at %s s", frame.seconds).isLessThan(100);
        }
    }

    @Test
    void pixelsOfFramesAreSquare() throws Exception {
        String key = video("wide.mp4", "testsrc=size=60x60:rate=10:duration=0.5,setsar=4/3", "mp4", List.of());
        BufferedImage picture = frames(extract(key, FrameInterval.Kind.EVERY_SECONDS, 1, "jpg"))
                .get(0)
                .picture();
        assertThat(new int[] {picture.getWidth(), picture.getHeight()}).containsExactly(80, 60);
    }

    @Test
    void anArchiveThatExistsIsNotMadeAgainAndTheSameFramesGiveTheSameBytes() throws Exception {
        String key = clock("mp4");
        ExtractFrames.Output first = extract(key, FrameInterval.Kind.EVERY_SECONDS, 1, "jpg");
        byte[] bytes = studio.store.bytes(new ObjectKey(first.zipKey()));
        int puts = studio.s3.puts();

        assertThat(extract(key, FrameInterval.Kind.EVERY_SECONDS, 1, "jpg")).isEqualTo(first);
        assertThat(studio.s3.puts()).isEqualTo(puts);
        assertThat(first.zipBytes()).isEqualTo(bytes.length);

        studio.s3.remove(first.zipKey());
        extract(key, FrameInterval.Kind.EVERY_SECONDS, 1, "jpg");
        assertThat(studio.store.bytes(new ObjectKey(first.zipKey()))).isEqualTo(bytes);
        assertThat(extract(key, FrameInterval.Kind.EVERY_SECONDS, 2, "jpg").zipKey())
                .isNotEqualTo(first.zipKey());
    }

    @Test
    void asManyFramesAsAllowedAreFineAndOneMoreIsNot() throws Exception {
        String key = clock("mp4");
        assertThat(new ObjectKey(
                        handle(input(key, FrameInterval.Kind.EVERY_NTH, 1, "jpg", 100, 1L << 30), studio.task())
                                .zipKey()))
                .isNotNull();
        assertThatThrownBy(
                        () -> handle(input(key, FrameInterval.Kind.EVERY_NTH, 1, "jpg", 99, 1L << 30), studio.task()))
                .isInstanceOf(TooManyFrames.class)
                .hasMessageContaining("more than 99 frames");
        assertThatThrownBy(() -> handle(input(key, FrameInterval.Kind.EVERY_NTH, 1, "jpg", 100, 9_000), studio.task()))
                .isInstanceOf(TooManyFrames.class);
    }

    @Test
    void whatCannotBeDecodedIsBrokenForPeopleAndLeavesNoArchive() throws Exception {
        byte[] whole = studio.store.bytes(new ObjectKey(clock("mp4")));
        String half = studio.put("half", Arrays.copyOf(whole, whole.length / 2), "video/mp4");
        assertBroken(half, "The video is broken: it ends in the middle.");
        String sound = studio.put("sound", Studio.wav(8000, 1, 1, 300, 0.5), "audio/wav");
        assertBroken(sound, "The video must be a video");
        assertThat(studio.s3.keys()).noneMatch(key -> key.endsWith(".zip"));
    }

    @Test
    void aDamagedVideoGivesTheFramesThatItStillHas() throws Exception {
        byte[] bytes = studio.store.bytes(new ObjectKey(clock("mpegts")));
        for (int i = bytes.length / 2; i < bytes.length / 2 + 2000; i++) {
            bytes[i] ^= 0x55;
        }
        String key = studio.put("damaged", bytes, "video/mp2t");
        assertThat(frames(extract(key, FrameInterval.Kind.EVERY_NTH, 1, "jpg"))).hasSizeBetween(20, 100);
    }

    @Test
    void aCancelEndsFfmpegAndFramesNeverPileUpOnDisk() throws Exception {
        String key =
                video("long.mp4", "testsrc=size=640x360:rate=50:duration=40", "mp4", List.of("-preset", "ultrafast"));
        int most = 100_000;
        List<Long> waiting = Collections.synchronizedList(new ArrayList<>());
        TestTask task = new TestTask(Files.createDirectory(folder.resolve("cancelled"))) {
            @Override
            public void progress(double fraction, String message) {
                if (message.startsWith("Extracting")) {
                    waiting.add(files(scratch().resolve("frames")));
                    cancel();
                }
            }
        };
        assertThatThrownBy(() -> handle(input(key, FrameInterval.Kind.EVERY_NTH, 1, "png", most, 1L << 30), task))
                .isInstanceOf(CancellationException.class);
        // looked at once more where FFmpeg takes longer to die than there is between two looks
        assertThat(waiting).isNotEmpty().allMatch(count -> count < 200);
        assertThat(ProcessHandle.current().children().flatMap(child -> child.info().commandLine().stream()))
                .noneMatch(line -> line.contains(task.scratch().toString()));
    }

    private static long files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertBroken(String key, String sentence) {
        assertThatThrownBy(() -> extract(key, FrameInterval.Kind.EVERY_SECONDS, 1, "jpg"))
                .isInstanceOf(MediaBroken.class)
                .hasMessageContaining(sentence);
    }

    private ExtractFrames.Output extract(String key, FrameInterval.Kind kind, double value, String format)
            throws Exception {
        return handle(input(key, kind, value, format, 10_000, 1L << 30), studio.task());
    }

    private ExtractFrames.Output handle(ExtractFrames.Input in, TestTask task) throws Exception {
        return studio.extractFrames().handle(in, task);
    }

    private static ExtractFrames.Input input(
            String key, FrameInterval.Kind kind, double value, String format, int maxFrames, long maxBytes) {
        return new ExtractFrames.Input("job-1", key, kind, value, format, maxFrames, 36_000_000, 3600, maxBytes);
    }

    private String clock(String muxer) throws IOException {
        return video("clock." + muxer, CLOCK, muxer, List.of("-g", "10"));
    }

    private String video(String name, String source, String muxer, List<String> options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", source));
        arguments.addAll(List.of("-c:v", muxer.equals("avi") ? "mpeg4" : "libx264", "-pix_fmt", "yuv420p"));
        arguments.addAll(muxer.equals("avi") ? List.of("-q:v", "1") : List.of("-crf", "4"));
        arguments.addAll(options);
        arguments.addAll(List.of("-f", muxer));
        Path file = studio.make(folder.resolve(name), arguments);
        return studio.put("sources/" + name, Files.readAllBytes(file), "video/mp4");
    }

    /** What is in an archive, by its own list. */
    private List<Frame> frames(ExtractFrames.Output output) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (ZipFile zip = new ZipFile(studio.file(output.zipKey()).toFile())) {
            JsonNode index = new ObjectMapper().readTree(bytes(zip, "frames.json"));
            for (JsonNode frame : index.get("frames")) {
                String name = frame.get("file").asText();
                assertThat(zip.getEntry(name).getMethod()).isEqualTo(ZipEntry.STORED);
                frames.add(new Frame(
                        name,
                        frame.get("seconds").asDouble(),
                        ImageIO.read(new ByteArrayInputStream(bytes(zip, name)))));
            }
            assertThat(zip.size()).isEqualTo(frames.size() + 1);
        }
        assertThat(frames).hasSize(output.frameCount());
        return frames;
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }
}
