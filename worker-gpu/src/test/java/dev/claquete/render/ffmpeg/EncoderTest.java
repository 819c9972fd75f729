package dev.claquete.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.render.ClipTracks;
import dev.claquete.render.Studio;
import dev.claquete.render.TestTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderTest {

    @TempDir
    Path folder;

    @Test
    void nvencEncodesAtConstantQualityWithPresetP4() {
        assertThat(Encoder.NVENC.arguments(30))
                .containsSequence("-c:v", "h264_nvenc")
                .containsSequence("-preset", "p4")
                .containsSequence("-rc", "vbr", "-cq", "23", "-b:v", "0");
    }

    @Test
    void x264KeepsItsStreamHeadersIndependentOfTheContent() {
        assertThat(Encoder.X264.arguments(30))
                .containsSequence("-c:v", "libx264", "-preset", "veryfast", "-crf", "20")
                .containsSequence("-x264-params", "stitchable=1:open-gop=0");
    }

    @ParameterizedTest
    @EnumSource
    void everyEncoderMakesTaggedHighProfileInClosedGroupsOfTwoSeconds(Encoder encoder) {
        assertThat(List.of(encoder.arguments(24), encoder.argumentsWithDraft(24, List.of())))
                .allSatisfy(arguments -> assertThat(arguments)
                        .containsSequence("-profile:v", "high", "-pix_fmt", "yuv420p")
                        .containsSequence("-color_range", "tv", "-colorspace", "bt709")
                        .containsSequence("-color_primaries", "bt709", "-color_trc", "bt709")
                        .containsSequence("-g", "48", "-flags", "+cgop", "-forced-idr", "1"));
    }

    @ParameterizedTest
    @EnumSource
    void partsBeginWithIdrFrames(Encoder encoder) {
        assertThat(encoder.segments(24, List.of(5, 10, 5), "part-%d.mp4"))
                .containsSequence("-force_key_frames", "expr:eq(n,0)+eq(n,5)+eq(n,15)")
                .containsSequence("-segment_frames", "5,15");
    }

    @ParameterizedTest
    @EnumSource
    void whatAnEncoderIsToldIsNotToldToTheDraftBesideIt(Encoder encoder) {
        List<String> arguments = encoder.argumentsWithDraft(30, List.of("-threads", "3"));
        assertThat(arguments)
                .containsSequence("-c:v:0", encoder.codec())
                .containsSequence("-threads:v:0", "3")
                .containsSequence("-c:v:1", "libx264", "-preset:v:1", "ultrafast")
                .doesNotContain("-c:v", "-preset", "-crf", "-threads", "-rc", "-tune");
    }

    @Test
    void theEncoderIsOneThatEncodesAFrameOnThisMachine() {
        Studio studio = new Studio(folder);
        Encoder chosen = studio.encoders.get(studio.task());
        assertThat(studio.encoders.works(chosen, studio.task())).isTrue();
        assertThat(chosen == Encoder.NVENC).isEqualTo(studio.encoders.works(Encoder.NVENC, studio.task()));
    }

    @Test
    void encodersThatRunAtTheSameTimeShareTheCores() {
        assertThat(Encoder.X264.threads(2, 2)).isEmpty();
        assertThat(Encoder.X264.threads(1, 2)).containsExactly("-threads", "1");
        assertThat(Encoder.X264.threads(8, 16)).containsExactly("-threads", "8");
        assertThat(Encoder.X264.threads(0, 2)).containsExactly("-threads", "1");
        assertThat(Encoder.NVENC.threads(0, 2)).isEmpty();
    }

    /** Else clips that were rendered alone and beside others could not be joined by copying. */
    @Test
    void neitherTheThreadsNorTheDraftBesideABodyAreInItsHeaders() throws IOException {
        byte[] alone = headers(Encoder.X264.arguments(30));
        ClipTracks tracks = new ClipTracks(18, 6, 30);
        assertThat(headers(tracks.arguments(Encoder.X264, List.of()))).isEqualTo(alone);
        assertThat(headers(tracks.arguments(Encoder.X264, Encoder.X264.threads(1, 2))))
                .isEqualTo(alone);
        assertThat(headers(tracks.arguments(Encoder.X264, Encoder.X264.threads(8, 16))))
                .isEqualTo(alone);
    }

    /** The parameter sets of its first track, the box {@code avcC}. */
    private byte[] headers(List<String> output) throws IOException {
        Studio studio = new Studio(Files.createTempDirectory(folder, "studio"));
        TestTask task = studio.task();
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc=s=270x480:r=30:d=1"));
        arguments.addAll(output);
        byte[] clip = Files.readAllBytes(studio.ffmpeg.make(task.scratch().resolve("clip.mp4"), task, arguments));
        int box = new String(clip, StandardCharsets.ISO_8859_1).indexOf("avcC") - 4;
        return Arrays.copyOfRange(clip, box, box + ByteBuffer.wrap(clip).getInt(box));
    }

    @Test
    void theEncoderIsTriedOnlyOnce() {
        Studio studio = new Studio(folder);
        Encoder first = studio.encoders.get(studio.task());
        TestTask cancelled = studio.task();
        cancelled.cancel(); // any run for this task would throw
        assertThat(studio.encoders.get(cancelled)).isEqualTo(first);
        assertThat(List.of(Encoder.values())).contains(first);
    }
}
