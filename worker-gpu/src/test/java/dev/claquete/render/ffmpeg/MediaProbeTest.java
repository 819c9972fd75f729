package dev.claquete.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaProbeTest {

    @TempDir
    Path folder;

    private Studio studio;

    @BeforeEach
    void openStudio() {
        studio = new Studio(folder);
    }

    @Test
    void aFilesStreamsAreTold() throws Exception {
        Path file = studio.ffmpeg.make(
                folder.resolve("both.mp4"),
                studio.task(),
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=64x48:rate=24:duration=2",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=1.5",
                        "-c:v",
                        "libx264",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:a",
                        "aac",
                        "-ar",
                        "44100"));
        MediaProbe.Media media = studio.probe.probe(file);
        MediaProbe.Video video = media.video().orElseThrow();
        assertThat(media.format()).contains("mp4");
        assertThat(media.seconds()).isCloseTo(2, within(0.001));
        assertThat(video.frameCount()).isEqualTo(48);
        assertThat(video.fps()).isEqualTo(24);
        assertThat(video.widthPx()).isEqualTo(64);
        assertThat(video.heightPx()).isEqualTo(48);
        assertThat(media.audio().orElseThrow().sampleRate()).isEqualTo(44_100);
        assertThat(media.audio().orElseThrow().seconds()).isCloseTo(1.5, within(0.001));
    }

    @Test
    void aVideosStreamsAndPacketsAreReadByOneProcess() throws Exception {
        Path mov = video("counted.mov", "mpeg4");
        long before = Confinement.commands();
        PictureTrack track = studio.probe.pictures(mov, VideoContainer.MOV, 1_000_000);
        assertThat(Confinement.commands() - before).isEqualTo(1);
        assertThat(track.frames()).isEqualTo(24);
        assertThat(track.ownSeconds()).isCloseTo(1, within(0.001));
        assertThat(track.likeness()).contains("mpeg4", "64x48", "murmur3");
    }

    @Test
    void aProbeThatDoesNotEndIsKilledAtItsTimeout() throws Exception {
        Path slow = Files.writeString(folder.resolve("slow"), "#!/bin/sh\nexec sleep 591\n");
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        Path file = Files.writeString(folder.resolve("any.mp4"), "any");
        MediaProbe probe = new MediaProbe(slow, FfmpegLimits.of(Duration.ofSeconds(3)), Duration.ofSeconds(3));
        assertThatThrownBy(() -> probe.probe(file))
                .isInstanceOf(FfmpegFailed.class)
                .hasMessageContaining("ffprobe did not end in time");
        ProcessHandle.current()
                .descendants()
                .filter(it -> it.info().commandLine().orElse("").contains("sleep 591"))
                .forEach(it -> it.onExit().join());
    }

    @Test
    void aFileThatIsNoMediaIsRefusedWithWhatFfprobeSaid() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "just words");
        assertThatThrownBy(() -> studio.probe.probe(text))
                .isInstanceOf(FfmpegFailed.class)
                .hasMessageContaining("text.mp4")
                .hasMessageContaining("Invalid data found");
    }

    @Test
    void noLookStartsADecoderThatIsNotLetIn() throws Exception {
        Path rare = video("rare.mov", "qtrle"); // nothing of ours is in this codec
        assertThatThrownBy(() -> studio.probe.probe(rare)).hasMessageContaining("Codec (qtrle) not on whitelist");
        assertThatThrownBy(() -> studio.probe.probe(rare, VideoContainer.MOV, 1_000_000))
                .hasMessageContaining("Codec (qtrle) not on whitelist");
        assertThatThrownBy(() -> studio.probe.firstPictures(rare, VideoContainer.MOV, 1_000_000))
                .hasMessageContaining("Codec (qtrle) not on whitelist");
    }

    @Test
    void aVideoFromOutsideIsReadAsItsContainerAndNothingElse() throws Exception {
        Path mov = video("video.mov", "mpeg4");
        assertThat(studio.probe
                        .probe(mov, VideoContainer.MOV, 1_000_000)
                        .video()
                        .orElseThrow()
                        .frameCount())
                .isEqualTo(24);
        assertThatThrownBy(() -> studio.probe.probe(mov, VideoContainer.MATROSKA, 1_000_000))
                .isInstanceOf(FfmpegFailed.class);
        Path list = Files.writeString(folder.resolve("list.mp4"), "ffconcat version 1.0\nfile " + mov.getFileName());
        assertThatThrownBy(() -> studio.probe.probe(list)).isInstanceOf(FfmpegFailed.class);
    }

    private Path video(String name, String encoder) throws Exception {
        return studio.ffmpeg.make(
                folder.resolve(name),
                studio.task(),
                List.of("-f", "lavfi", "-i", "testsrc=size=64x48:rate=24:duration=1", "-c:v", encoder));
    }
}
