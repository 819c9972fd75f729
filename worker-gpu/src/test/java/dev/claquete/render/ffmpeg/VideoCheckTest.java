package dev.claquete.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.Studio;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoCheckTest {

    private static final VideoCheck.Limits LIMITS = new VideoCheck.Limits(1_000_000, 60);

    @TempDir
    Path folder;

    private Studio studio;
    private VideoCheck videos;

    @BeforeEach
    void openStudio() {
        studio = new Studio(folder);
        videos = new VideoCheck(studio.probe);
    }

    @ParameterizedTest
    @CsvSource({
        "mp4, libx264, MOV, h264",
        "mov, prores, MOV, prores",
        "matroska, libx264, MATROSKA, h264",
        "webm, libvpx, MATROSKA, vp8",
        "avi, mpeg4, AVI, mpeg4",
        "mpegts, libx264, MPEG_TS, h264",
        "mpeg, mpeg2video, MPEG_PS, mpeg2video",
        "flv, flv, FLV, flv1"
    })
    void aVideoIsKnownByItsBytes(String muxer, String encoder, VideoContainer container, String codec)
            throws Exception {
        Path file = video("video.of-no-extension", "testsrc=size=64x48:rate=25:duration=2", muxer, encoder);
        VideoCheck.Video video = videos.check(file, LIMITS);

        assertThat(video.container()).isEqualTo(container);
        assertThat(video.codec()).isEqualTo(codec);
        assertThat(video.widthPx()).isEqualTo(64);
        assertThat(video.heightPx()).isEqualTo(48);
        assertThat(video.fps()).isCloseTo(25, within(0.1));
        assertThat(video.seconds()).isCloseTo(2, within(0.1));
    }

    @Test
    void anEmptyFileIsNoVideo() throws Exception {
        refused(Files.createFile(folder.resolve("empty.mp4")), "must not be empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just words",
                "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
                "ffconcat version 1.0\nfile /etc/passwd\n",
                "<?xml version=\"1.0\"?><MPD></MPD>",
                "\u0089PNG\r\n\u001a\n",
                "RIFF\u0000\u0000\u0000\u0000WAVEfmt ",
                "\u0000\u0000\u0000\u0018ftypheic",
                "OggS"
            })
    void whatIsNoVideoIsRefusedWithoutAskingFfmpeg(String start) throws Exception {
        Path file = Files.write(folder.resolve("video.mp4"), start.getBytes(StandardCharsets.ISO_8859_1));
        refused(file, "must be a video (MP4, QuickTime");
    }

    @Test
    void whatOnlyBeginsLikeAVideoIsBroken() throws Exception {
        byte[] bytes = new byte[4000];
        bytes[3] = 24;
        System.arraycopy("ftypisom".getBytes(StandardCharsets.US_ASCII), 0, bytes, 4, 8);
        refused(Files.write(folder.resolve("fake.mp4"), bytes), "is broken");
        Path matroska =
                Files.write(folder.resolve("fake.mkv"), new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 0, 1});
        refused(matroska, "is broken: it cannot be read as a video");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+faststart", "+empty_moov", "+frag_keyframe"})
    void anMp4ThatEndsInTheMiddleIsBroken(String flags) throws Exception {
        Path whole = studio.make(
                folder.resolve("whole.mp4"),
                List.of("-f", "lavfi", "-i", "testsrc=duration=2", "-pix_fmt", "yuv420p", "-movflags", flags));
        videos.check(whole, LIMITS);
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
        refused(half, "is broken: it ends in the middle");
    }

    @Test
    void soundAloneIsNoVideoNorIsACoverPicture() throws Exception {
        Path sound = studio.make(folder.resolve("sound.mp4"), List.of("-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac"));
        refused(sound, "has no video stream");
        Path cover = studio.store.download(
                new dev.claquete.storage.ObjectKey(studio.image("cover.png", Color.RED)), folder.resolve("cover.png"));
        Path covered = studio.make(
                folder.resolve("covered.mp4"),
                List.of(
                        "-i",
                        sound.toString(),
                        "-i",
                        cover.toString(),
                        "-map",
                        "0",
                        "-map",
                        "1",
                        "-c",
                        "copy",
                        "-disposition:v",
                        "attached_pic"));
        refused(covered, "has no video stream");
    }

    @Test
    void aCodecThatNobodyNeedsIsNotDecoded() throws Exception {
        refused(video("old.avi", "testsrc=size=64x48:duration=1", "avi", "cinepak"), "cinepak, which is not supported");
    }

    @Test
    void picturesAndLengthHaveTheirLimits() throws Exception {
        Path file = video("video.mp4", "testsrc=size=640x480:rate=10:duration=3", "mp4", "libx264");
        refused(file, new VideoCheck.Limits(200_000, 60), "must have at most 0.2 megapixels, not 640 x 480");
        refused(file, new VideoCheck.Limits(1_000_000, 2), "must be at most 2 seconds long, not 3");
    }

    private Path video(String name, String source, String muxer, String encoder) throws IOException {
        return studio.make(
                folder.resolve(name),
                List.of("-f", "lavfi", "-i", source, "-c:v", encoder, "-pix_fmt", pixels(encoder), "-f", muxer));
    }

    private static String pixels(String encoder) {
        return switch (encoder) {
            case "prores" -> "yuv422p10le";
            case "cinepak" -> "rgb24";
            default -> "yuv420p";
        };
    }

    private void refused(Path file, String rule) {
        refused(file, LIMITS, rule);
    }

    private void refused(Path file, VideoCheck.Limits limits, String rule) {
        assertThatThrownBy(() -> videos.check(file, limits))
                .isInstanceOf(VideoRefused.class)
                .hasMessageContaining(rule);
    }
}
