package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.FrameSource;
import dev.claquete.render.frame.KenBurns;
import dev.claquete.render.frame.VisualEffect;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.work.BusinessError;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderSceneTest {

    @TempDir
    Path folder;

    private Studio studio;
    private String image;
    private String narration;

    @BeforeEach
    void openStudio() throws IOException {
        studio = new Studio(folder);
        image = studio.image("in/sky.png", new Color(40, 90, 200));
        narration = studio.narration("in/voice.wav", 1.0, 0.3);
    }

    @Test
    void aClipIsTaggedHighProfileH264OfTheExactLengthWithoutSound() throws Exception {
        RenderScene.Output scene = render(narrated(30, "crossfade"));
        Path file = studio.file(scene.clipKey());
        MediaProbe.Media clip = studio.probe.probe(file);
        MediaProbe.Video video = clip.video().orElseThrow();

        assertThat(scene.frameCount()).isEqualTo(5 + 30 + 11);
        assertThat(scene.clipSeconds()).isEqualTo(46 / 30.0);
        assertThat(MovPictures.ofTracks(file)).as("body, edges").containsExactly(46 - 2 * 6, 4 * 6);
        assertThat(video.frameCount()).isEqualTo(46 - 2 * 6);
        assertThat(video.fps()).isEqualTo(30);
        assertThat(video.codec()).isEqualTo("h264");
        assertThat(video.profile()).isEqualTo("High");
        assertThat(video.pixelFormat()).isEqualTo("yuv420p");
        assertThat(video.colours()).isEqualTo(new MediaProbe.Colours("tv", "bt709", "bt709", "bt709"));
        assertThat(video.widthPx()).isEqualTo(270);
        assertThat(video.heightPx()).isEqualTo(480);
        assertThat(clip.audios()).isEmpty();
    }

    @Test
    void aPhoneSizedSceneWithCaptionsIsRenderedInFull() throws Exception {
        RenderScene.Input in = new RenderScene.Input(
                "p1",
                "s1",
                image,
                narration,
                narration.replace(".wav", ".json"),
                0,
                "pan_left",
                "crossfade",
                1080,
                1920,
                24,
                true,
                "middle",
                "#FFFFFF",
                "#FFD400",
                "pt-BR");
        MediaProbe.Video video =
                studio.probe.probe(studio.file(render(in).clipKey())).video().orElseThrow();
        assertThat(video.widthPx()).isEqualTo(1080);
        assertThat(video.heightPx()).isEqualTo(1920);
        assertThat(video.frameCount()).isEqualTo(4 + 24 + 8 - 2 * 5);
    }

    @Test
    void theColoursOfTheStillArriveInTheClip() throws Exception {
        RenderScene.Output scene = render(silent(1, "static"));
        double[][] frames = studio.meanColours(studio.file(scene.clipKey()), new Resolution(270, 480));
        // (40, 90, 200) in limited-range BT.709
        assertThat(frames[10]).satisfies(yuv -> {
            assertThat(yuv[0]).isBetween(90.0, 92.0);
            assertThat(yuv[1]).isBetween(180.4, 182.4);
            assertThat(yuv[2]).isBetween(100.6, 102.6);
        });
    }

    /** Its bar is red, green, blue and white for 200 ms each, one quarter further each time. */
    @ParameterizedTest
    @ValueSource(strings = {"moving.gif", "moving.webp"})
    void aMovingPictureMovesAndGoesRound(String name) throws Exception {
        image = studio.put("in/" + name, SampleFormats.bytes(name), "image/" + name.replaceAll(".*\\.", ""));

        RenderScene.Output scene = render(input(null, null, 2, "static", "cut", 30, false));

        List<YuvFrame> frames = studio.frames(studio.file(scene.clipKey()), new Resolution(270, 480));
        // of 64x48 the middle 27 pixels are seen: the second and third bars, 16 to 47
        for (int i = 0; i < 30; i++) {
            int step = i * 25 / 30 / 5 % 4;
            assertThat(luma(frames.get(i), 60, 240))
                    .as("green, frame %d", i)
                    .matches(it -> (Math.abs(it - 173) < 12) == (step == 1));
            assertThat(luma(frames.get(i), 210, 240))
                    .as("blue, frame %d", i)
                    .matches(it -> (Math.abs(it - 32) < 12) == (step == 2));
        }
    }

    private static int luma(YuvFrame frame, int x, int y) {
        return frame.y[y * frame.widthPx + x] & 255;
    }

    @Test
    void captionsAreDrawnWhileTheWordIsSpoken() throws Exception {
        int spoken = 6 + 5 + 15 - 12;
        assertThat(brightest(render(narrated(30, "crossfade", false)), spoken)).isLessThan(110);
        assertThat(brightest(render(narrated(30, "crossfade", true)), spoken)).isGreaterThan(180);
    }

    @Test
    void aRepeatFindsTheClipAndRendersNothing() throws Exception {
        RenderScene.Output first = render(narrated(30, "crossfade"));
        int puts = studio.s3.puts();
        TestTask again = studio.task();
        assertThat(studio.renderScene().handle(narrated(30, "crossfade"), again))
                .isEqualTo(first);
        assertThat(studio.s3.puts()).isEqualTo(puts);
        assertThat(filesIn(again.scratch())).isEmpty();
    }

    @Test
    void whatShapesAClipIsInItsName() throws Exception {
        List<RenderScene.Input> different = List.of(
                silent(1, "zoom_in"),
                silent(1, "zoom_out"),
                silent(1.5, "zoom_in"),
                narrated(30, "crossfade"),
                narrated(24, "crossfade"),
                narrated(30, "cut"),
                narrated(30, "crossfade", true));
        List<String> keys = different.stream()
                .map(in -> {
                    try {
                        return render(in).clipKey();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys).allMatch(key -> key.matches("projects/p1/scenes/s1/clip-[0-9a-f]{20}\\.mp4"));
    }

    /** They are decoded and encoded once more: what they lose adds up. */
    @Test
    void theEdgesAreCloserToWhatWasDrawnThanTheBody() throws Exception {
        Resolution size = new Resolution(270, 480);
        image = studio.image("in/detail.png", DetailedPicture.of(540, 960));
        Path clip = studio.file(render(silent(1, "zoom_in")).clipKey());
        KenBurns drawn = KenBurns.of(studio.file(image), VisualEffect.ZOOM_IN, size, 42);

        List<YuvFrame> body = studio.frames(clip, size);
        List<YuvFrame> edges = studio.frames(clip, "0:v:1", size);
        double worstOfBody = 100;
        for (int i = 0; i < body.size(); i++) {
            worstOfBody = Math.min(worstOfBody, psnr(drawn, 12 + i, body.get(i)));
        }
        for (int i = 0; i < edges.size(); i++) {
            assertThat(psnr(drawn, i < 12 ? i : 18 + i, edges.get(i)))
                    .as("edge frame %d", i)
                    .isGreaterThan(worstOfBody);
        }
    }

    private static double psnr(FrameSource source, int index, YuvFrame decoded) {
        YuvFrame drawn = new YuvFrame(source.size());
        source.draw(index, drawn);
        return Psnr.of(drawn.y, decoded.y);
    }

    @Test
    void theLengthComesFromTheSoundWhereThereAreNoTimings() throws Exception {
        RenderScene.Input in = input(narration, null, 0, "zoom_in", "cut", 30, true);
        assertThat(render(in).frameCount()).isEqualTo(46);
    }

    @Test
    void anImageThatCannotBeReadIsForPeopleToReplace() {
        image = studio.put("in/broken.png", "this is no picture".getBytes(), "image/png");
        assertThatThrownBy(() -> render(silent(1, "zoom_in")))
                .isInstanceOf(MediaBroken.class)
                .hasMessageStartingWith("The image cannot be used")
                .extracting(e -> ((BusinessError) e).code())
                .isEqualTo("media-broken");
    }

    @Test
    void aNarrationThatCannotBeReadIsForPeopleToReplace() {
        String broken = studio.put("in/broken.wav", "this is no sound".getBytes(), "audio/wav");
        assertThatThrownBy(() -> render(input(broken, null, 0, "zoom_in", "cut", 30, false)))
                .isInstanceOf(MediaBroken.class);
    }

    @Test
    void aCancelledSceneLeavesNoProcessAndNoClip() {
        TestTask task = new TestTask(folder) {
            @Override
            public void progress(double fraction, String message) {
                super.progress(fraction, message);
                if (message.startsWith("Rendering scene: frame 10 ")) {
                    cancel();
                }
            }
        };
        assertThatThrownBy(() -> studio.renderScene().handle(silent(20, "zoom_in"), task))
                .isInstanceOf(CancellationException.class);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(studio.s3.keys()).noneMatch(key -> key.contains("clip"));
    }

    @Test
    void progressNamesTheFrameAndTheTotal() throws Exception {
        TestTask task = studio.task();
        studio.renderScene().handle(silent(1, "zoom_in"), task);
        assertThat(task.messages()).contains("Rendering scene: frame 42 of 42");
    }

    private RenderScene.Output render(RenderScene.Input in) throws Exception {
        return studio.renderScene().handle(in, studio.task());
    }

    private int brightest(RenderScene.Output scene, int frame) throws IOException {
        YuvFrame picture = studio.frames(studio.file(scene.clipKey()), new Resolution(270, 480))
                .get(frame);
        return IntStream.range(0, picture.y.length)
                .map(i -> picture.y[i] & 0xff)
                .max()
                .orElseThrow();
    }

    private RenderScene.Input silent(double seconds, String effect) {
        return input(null, null, seconds, effect, "crossfade", 30, true);
    }

    private RenderScene.Input narrated(int fps, String transition) {
        return narrated(fps, transition, false);
    }

    private RenderScene.Input narrated(int fps, String transition, boolean captions) {
        return input(narration, narration.replace(".wav", ".json"), 0, "zoom_in", transition, fps, captions);
    }

    private RenderScene.Input input(
            @Nullable String narrationKey,
            @Nullable String timingsKey,
            double silentSeconds,
            String effect,
            String transition,
            int fps,
            boolean captions) {
        return new RenderScene.Input(
                "p1",
                "s1",
                image,
                narrationKey,
                timingsKey,
                silentSeconds,
                effect,
                transition,
                270,
                480,
                fps,
                captions,
                "bottom",
                "#FFFFFF",
                "#FFD400",
                "pt-BR");
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
