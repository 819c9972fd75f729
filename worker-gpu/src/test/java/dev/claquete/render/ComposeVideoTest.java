package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.render.ffmpeg.Confinement;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.KenBurns;
import dev.claquete.render.frame.VisualEffect;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.work.BusinessError;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeVideoTest {

    private static final Resolution SIZE = new Resolution(144, 256);
    private static final Color[] COLOURS = {new Color(200, 60, 60), new Color(60, 180, 60), new Color(60, 60, 200)};

    @TempDir
    Path folder;

    private Studio studio;

    @BeforeEach
    void openStudio() {
        studio = new Studio(folder);
    }

    @ParameterizedTest
    @CsvSource({"30, crossfade", "30, cut", "24, crossfade", "24, cut"})
    void theVideoHasExactlyTheFramesOfItsScenes(int fps, String transition) throws Exception {
        Timeline timeline = timeline(fps, transition, null, 1.0, 0.7, 1.3);
        int frames =
                timeline.scenes().stream().mapToInt(Timeline.Scene::frameCount).sum();

        ComposeVideo.Output output = compose(timeline);
        Path file = studio.file(output.videoKey());
        MediaProbe.Media video = studio.probe.probe(file);

        assertThat(output.videoFrames()).isEqualTo(frames);
        assertThat(output.videoSeconds()).isEqualTo((double) frames / fps);
        assertThat(output.videoBytes()).isEqualTo(Files.size(file));
        assertThat(video.video().orElseThrow().frameCount()).isEqualTo(frames);
        assertThat(video.video().orElseThrow().fps()).isEqualTo(fps);
        assertThat(video.video().orElseThrow().seconds()).isCloseTo((double) frames / fps, within(0.0001));
        assertThat(video.seconds()).isCloseTo((double) frames / fps, within(0.0011));
        assertThat(video.audio().orElseThrow().seconds()).isCloseTo((double) frames / fps, within(0.0011));
        assertThat(studio.frames(file, SIZE)).hasSize(frames);
        assertThat(studio.frameTimes(file)).isEqualTo(evenTimes(frames));
    }

    @Test
    void theVideoIsWhatPlayersAndPlatformsExpect() throws Exception {
        Path file =
                studio.file(compose(timeline(30, "crossfade", null, 0.6, 0.6)).videoKey());
        MediaProbe.Media media = studio.probe.probe(file);
        MediaProbe.Video video = media.video().orElseThrow();
        MediaProbe.Audio audio = media.audio().orElseThrow();

        assertThat(video.codec()).isEqualTo("h264");
        assertThat(video.profile()).isEqualTo("High");
        assertThat(video.pixelFormat()).isEqualTo("yuv420p");
        assertThat(video.colours()).isEqualTo(new MediaProbe.Colours("tv", "bt709", "bt709", "bt709"));
        assertThat(audio.codec()).isEqualTo("aac");
        assertThat(audio.sampleRate()).isEqualTo(48_000);
        assertThat(audio.channels()).isEqualTo(2);
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.indexOf("moov")).isPositive().isLessThan(bytes.indexOf("mdat"));
    }

    @Test
    void scenesDissolveIntoEachOtherAroundTheirBorder() throws Exception {
        Timeline timeline = timeline(30, "crossfade", null, 1.0, 1.0);
        int border = timeline.scenes().get(0).frameCount();
        double[][] frames = studio.meanColours(studio.file(compose(timeline).videoKey()), SIZE);
        double[] first = frames[border - 10];
        double[] second = frames[border + 10];

        for (int k = 0; k < 12; k++) {
            double share = k / 12.0;
            double[] frame = frames[border - 6 + k];
            for (int plane = 0; plane < 3; plane++) {
                assertThat(frame[plane])
                        .as("frame %d of the joint, plane %d", k, plane)
                        .isCloseTo(first[plane] * (1 - share) + second[plane] * share, within(2.0));
            }
        }
    }

    /** Beginning, body and end of a scene come from different tracks. */
    @Test
    void everyFrameIsTheOneThatWasDrawnForItsPlace() throws Exception {
        assertFramesAreThoseDrawn(1, "crossfade");
    }

    /** Like a clip without handles that is as long as a scene and its handles. */
    @Test
    void clipsThatAnOlderVersionHasRenderedInOneTrackAreStillPutTogether() throws Exception {
        assertFramesAreThoseDrawn(1.4, "cut");
    }

    /** Of a scene of 30 frames, whose clip was rendered for this long and for this transition. */
    private void assertFramesAreThoseDrawn(double seconds, String transition) throws Exception {
        String image = studio.image("in/detail.png", DetailedPicture.of(540, 960));
        RenderScene.Output clip = render("scene-0", image, null, seconds, 30, transition);
        Timeline timeline = new Timeline(
                SIZE.widthPx(),
                SIZE.heightPx(),
                30,
                "crossfade",
                List.of(new Timeline.Scene("s", clip.clipKey(), 30, null)),
                null,
                -12);
        List<YuvFrame> shown = studio.frames(studio.file(compose(timeline).videoKey()), SIZE);
        assertThat(shown).hasSize(30);
        KenBurns drawn = KenBurns.of(studio.file(image), VisualEffect.ZOOM_IN, SIZE, 42);
        List<YuvFrame> all = new ArrayList<>();
        for (int i = 0; i < 42; i++) {
            all.add(new YuvFrame(SIZE));
            drawn.draw(i, all.get(i));
        }
        for (int i = 0; i < 30; i++) {
            YuvFrame frame = shown.get(i);
            assertThat(IntStream.range(0, 42).boxed().max(Comparator.comparing(k -> Psnr.of(all.get(k).y, frame.y))))
                    .as("drawn frame that is most like frame %d", i)
                    .contains(i + 6);
        }
    }

    @Test
    void aCutChangesFromOneFrameToTheNext() throws Exception {
        Timeline timeline = timeline(30, "cut", null, 0.6, 0.6);
        int border = timeline.scenes().get(0).frameCount();
        double[][] frames = studio.meanColours(studio.file(compose(timeline).videoKey()), SIZE);
        assertThat(frames[border - 1][1]).isCloseTo(frames[0][1], within(1.5));
        assertThat(frames[border][1]).isCloseTo(frames[frames.length - 1][1], within(1.5));
        assertThat(Math.abs(frames[border][1] - frames[border - 1][1])).isGreaterThan(5);
    }

    @Test
    void everyNarrationBeginsAtItsScenesBeginningPlusTheLead() throws Exception {
        Timeline timeline = timeline(30, "crossfade", null, 1.0, 1.35, 0.8, 1.1, 0.9, 1.0);
        float[] sound = studio.sound(studio.file(compose(timeline).videoKey()));

        int before = 0;
        for (Timeline.Scene scene : timeline.scenes()) {
            int expected = (before + SceneTiming.lead(30)) * 1600;
            int onset = onset(sound, expected - 4800);
            assertThat(onset).as("onset in samples").isCloseTo(expected, within(160)); // a tenth of a frame
            before += scene.frameCount();
        }
    }

    @Test
    void aSpokenVideoIsAsLoudAsPlatformsPlayIt() throws Exception {
        Loudness voice = studio.loudness(
                studio.file(compose(timeline(30, "cut", null, 2.0, 3.0)).videoKey()));
        assertThat(voice.integratedLufs()).isCloseTo(-14, within(1.0));
        assertThat(voice.truePeakDb()).isLessThanOrEqualTo(-1.5);
    }

    @Test
    void aVideoWithMusicIsJustAsLoud() throws Exception {
        String music = studio.music("in/music.wav", 1.5);
        Loudness mixed = studio.loudness(
                studio.file(compose(timeline(30, "cut", music, 2.0, 3.0)).videoKey()));
        assertThat(mixed.integratedLufs()).isCloseTo(-14, within(1.0));
        assertThat(mixed.truePeakDb()).isLessThanOrEqualTo(-1.5);
    }

    @Test
    void musicStepsBackUnderTheVoiceAndFadesOut() throws Exception {
        String music = studio.music("in/music.wav", 30);
        Timeline spoken = timeline(30, "cut", music, 3.0);
        Timeline timeline = withSilentScene(spoken, 4.0);
        Path video = studio.file(compose(timeline).videoKey());
        int end = timeline.frames() * 1600;

        double under = studio.level(video, 1000, 48_000, 120_000); // the music's tone, while the voice is heard
        double pause = studio.level(video, 1000, 192_000, 240_000); // and in the silent scene
        double fading = studio.level(video, 1000, end - 4_800, end);
        assertThat(pause - under).isGreaterThan(5);
        assertThat(fading).isLessThan(pause - 15);
    }

    @Test
    void shortMusicIsRepeatedToTheEnd() throws Exception {
        String music = studio.music("in/music.wav", 1.0);
        Timeline timeline = withSilentScene(timeline(30, "cut", music, 1.0), 5.0);
        Path video = studio.file(compose(timeline).videoKey());
        for (int second = 2; second < 5; second++) {
            assertThat(studio.level(video, 1000, second * 48_000, (second + 1) * 48_000 - 4_800))
                    .isGreaterThan(-30);
        }
    }

    @Test
    void aVideoWithoutVoiceAndMusicStillHasASilentTrackOfFullLength() throws Exception {
        Timeline timeline = withSilentScene(null, 1.0);
        Path file = studio.file(compose(timeline).videoKey());
        float[] sound = studio.sound(file);
        assertThat(sound.length).isCloseTo(timeline.frames() * 1600, within(1024));
        assertThat(onset(sound, 0)).isEqualTo(-1);
    }

    @Test
    void narrationsOfOtherFormatsAreUnderstood() throws Exception {
        Timeline timeline = timeline(30, "cut", null, 1.0);
        studio.put("in/voice-0.wav", Studio.wav(22_050, 2, 1.0, 300, 0.3), "audio/wav");
        float[] sound = studio.sound(studio.file(compose(timeline).videoKey()));
        assertThat(onset(sound, 0)).isCloseTo(5 * 1600, within(160));
    }

    @Test
    void aRepeatFindsTheVideoAndDoesNothing() throws Exception {
        Timeline timeline = timeline(30, "crossfade", null, 0.6, 0.6);
        ComposeVideo.Output first = compose(timeline);
        int puts = studio.s3.puts();
        TestTask again = studio.task();
        String key = timelineKey(timeline);
        assertThat(studio.composeVideo().handle(new ComposeVideo.Input("p1", key), again))
                .isEqualTo(first);
        assertThat(studio.s3.puts()).isEqualTo(puts + 1); // the timeline itself
        assertThat(again.scratch()).isEmptyDirectory();
    }

    @Test
    void aNewPictureForOneSceneMakesOnlyItsTwoJointsAgain() throws Exception {
        Timeline before = timeline(30, "crossfade", null, 0.6, 0.6, 0.6, 0.6);
        compose(before);
        List<String> keys = List.copyOf(studio.s3.keys());
        List<Timeline.Scene> scenes = new ArrayList<>(before.scenes());
        scenes.set(1, scene(1, 0.6, Color.WHITE, 30, "crossfade"));
        compose(new Timeline(SIZE.widthPx(), SIZE.heightPx(), 30, "crossfade", scenes, null, -12));

        List<String> added = new ArrayList<>(studio.s3.keys());
        added.removeAll(keys);
        assertThat(added).filteredOn(key -> key.contains("/joint-")).hasSize(2);
        assertThat(added).filteredOn(key -> key.contains("/sound-")).isEmpty();
        assertThat(added).filteredOn(key -> key.contains("/video-")).hasSize(1);
    }

    /** Starting FFmpeg costs as much as encoding two frames: neither cuts nor dissolves nor looks take one each. */
    @Test
    void moreScenesTakeNoMoreProcesses() throws Exception {
        String music = studio.music("in/music.wav", 1.5);
        Timeline two = timeline(30, "crossfade", music, 0.6, 0.6);
        Timeline six = timeline(30, "crossfade", music, 0.6, 0.6, 0.6, 0.6, 0.6, 0.7);

        assertThat(processesOf(() -> compose(two))).isLessThanOrEqualTo(7);
        assertThat(processesOf(() -> compose(six))).isLessThanOrEqualTo(7);
        assertThat(processesOf(() -> scene(7, 0.6, Color.PINK, 30, "crossfade")))
                .as("a scene's clip")
                .isEqualTo(1);
    }

    private static long processesOf(Callable<?> work) throws Exception {
        long before = Confinement.commands();
        work.call();
        return Confinement.commands() - before;
    }

    @Test
    void musicThatIsNoMusicIsForPeopleToReplace() throws Exception {
        String broken = studio.put("in/music.mp3", "no music".getBytes(StandardCharsets.UTF_8), "audio/mpeg");
        Timeline timeline = timeline(30, "cut", broken, 0.6);
        assertThatThrownBy(() -> compose(timeline))
                .isInstanceOf(MusicUnreadable.class)
                .extracting(e -> ((BusinessError) e).code())
                .isEqualTo("music-unreadable");
    }

    @Test
    void aNarrationThatIsNoSoundIsForPeopleToReplace() throws Exception {
        Timeline timeline = timeline(30, "cut", null, 0.6);
        studio.put("in/voice-0.wav", "no voice".getBytes(StandardCharsets.UTF_8), "audio/wav");
        assertThatThrownBy(() -> compose(timeline))
                .isInstanceOf(MediaBroken.class)
                .hasMessageStartingWith("The narration of scene 1 ");
    }

    @Test
    void aClipThatIsNotAsLongAsItsSceneIsNotPublished() throws Exception {
        Timeline right = timeline(30, "cut", null, 0.6);
        Timeline.Scene scene = right.scenes().get(0);
        Timeline wrong = new Timeline(
                SIZE.widthPx(),
                SIZE.heightPx(),
                30,
                "cut",
                List.of(new Timeline.Scene("scene-0", scene.clipKey(), scene.frameCount() + 1, null)),
                null,
                -12);
        assertThatThrownBy(() -> compose(wrong)).isInstanceOf(IllegalStateException.class);
        assertThat(studio.s3.keys()).noneMatch(key -> key.contains("/video-"));
    }

    @Test
    void aCancelledCompositionLeavesNoProcessAndNoVideo() throws Exception {
        String key = timelineKey(timeline(30, "crossfade", null, 0.6, 0.6, 0.6));
        TestTask task = new TestTask(Files.createDirectory(folder.resolve("cancelled"))) {
            @Override
            public void progress(double fraction, String message) {
                if (message.startsWith("Blending")) {
                    cancel();
                }
            }
        };
        assertThatThrownBy(() -> studio.composeVideo().handle(new ComposeVideo.Input("p1", key), task))
                .isInstanceOf(CancellationException.class);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(studio.s3.keys()).noneMatch(name -> name.contains("/video-"));
    }

    private ComposeVideo.Output compose(Timeline timeline) throws Exception {
        return studio.composeVideo().handle(new ComposeVideo.Input("p1", timelineKey(timeline)), studio.task());
    }

    private String timelineKey(Timeline timeline) throws IOException {
        return studio.put("in/timeline.json", new ObjectMapper().writeValueAsBytes(timeline), "application/json");
    }

    private Timeline timeline(int fps, String transition, @Nullable String music, double... narrationSeconds)
            throws Exception {
        List<Timeline.Scene> scenes = new ArrayList<>();
        for (int i = 0; i < narrationSeconds.length; i++) {
            scenes.add(scene(i, narrationSeconds[i], COLOURS[i % 3], fps, transition));
        }
        return new Timeline(SIZE.widthPx(), SIZE.heightPx(), fps, transition, scenes, music, -12);
    }

    private Timeline.Scene scene(int index, double seconds, Color colour, int fps, String transition) throws Exception {
        String image = studio.image("in/image-" + index + "-" + colour.getRGB() + ".png", colour);
        String voice = studio.narration("in/voice-" + index + ".wav", seconds, 0.3);
        RenderScene.Output clip = render("scene-" + index, image, voice, 0, fps, transition);
        return new Timeline.Scene("scene-" + index, clip.clipKey(), clip.frameCount(), voice);
    }

    private Timeline withSilentScene(@Nullable Timeline timeline, double seconds) throws Exception {
        List<Timeline.Scene> scenes = new ArrayList<>(timeline == null ? List.of() : timeline.scenes());
        String image = studio.image("in/quiet.png", Color.GRAY);
        RenderScene.Output clip = render("quiet", image, null, seconds, 30, "cut");
        scenes.add(new Timeline.Scene("quiet", clip.clipKey(), clip.frameCount(), null));
        return new Timeline(
                SIZE.widthPx(), SIZE.heightPx(), 30, "cut", scenes, timeline == null ? null : timeline.musicKey(), -12);
    }

    private RenderScene.Output render(
            String sceneId, String image, @Nullable String voice, double silentSeconds, int fps, String transition)
            throws Exception {
        String timings = voice == null ? null : voice.replace(".wav", ".json");
        RenderScene.Input in = new RenderScene.Input(
                "p1",
                sceneId,
                image,
                voice,
                timings,
                silentSeconds,
                "zoom_in",
                transition,
                SIZE.widthPx(),
                SIZE.heightPx(),
                fps,
                false,
                "bottom",
                "#FFFFFF",
                "#FFD400",
                "pt-BR");
        return studio.renderScene().handle(in, studio.task());
    }

    /** The first sample from a place on that is clearly not silence; -1 when there is none. */
    private static int onset(float[] sound, int from) {
        for (int i = Math.max(0, from); i < sound.length; i++) {
            if (Math.abs(sound[i]) > 0.02) {
                return i;
            }
        }
        return -1;
    }

    private static List<Long> evenTimes(int frames) {
        List<Long> times = new ArrayList<>();
        for (long frame = 0; frame < frames; frame++) {
            times.add(frame * 512);
        }
        return times;
    }
}
