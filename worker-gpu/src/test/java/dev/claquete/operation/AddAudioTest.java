package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.MediaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddAudioTest {

    private static final double FRAME = 1 / 12.0;

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void theVideoStreamIsCopiedBitForBit() throws Exception {
        Path video = video("v.mp4", 2, "-c:v", "libx264", "-bf", "3");

        Path made = add(video, tone("a.wav", 2));

        assertThat(packets(made)).isEqualTo(packets(video)).hasSizeGreaterThan(20);
        assertThat(workshop.ask(made, "-select_streams", "v", "-show_entries", "packet=pts_time,dts_time"))
                .isEqualTo(workshop.ask(video, "-select_streams", "v", "-show_entries", "packet=pts_time,dts_time"));
    }

    @Test
    void theSoundBecomesAacOf192KilobitsASecond() throws Exception {
        Path noise =
                workshop.make("a.flac", "-f", "lavfi", "-i", "anoisesrc=d=3:r=44100,aformat=channel_layouts=stereo");

        Path made = add(video("v.mp4", 3, "-c:v", "libx264"), noise);

        MediaProbe.Audio sound = workshop.probe.probe(made).audio().orElseThrow();
        assertThat(sound.codec()).isEqualTo("aac");
        assertThat(sound.channels()).isEqualTo(2);
        String rate = workshop.ask(made, "-select_streams", "a", "-show_entries", "stream=bit_rate")
                .get(0);
        assertThat(Integer.parseInt(rate)).isCloseTo(192_000, within(20_000));
    }

    @Test
    void aSoundThatIsThereIsReplaced() throws Exception {
        Path silentPictures = video("v.mp4", 2, "-c:v", "libx264");
        Path low = workshop.make(
                "low.mp4",
                "-i",
                silentPictures.toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=f=200:d=2",
                "-c:v",
                "copy",
                "-c:a",
                "aac");

        Path made = add(low, tone("a.wav", 2));

        assertThat(workshop.ask(made, "-show_entries", "stream=codec_type")).containsExactly("video", "audio");
        assertThat(zeroCrossings(made)).isCloseTo(2 * 2 * 880, within(40));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1.01, 1.25, 1.3, 1.49})
    void aShorterSoundEndsTheVideoToWithinAFrame(double seconds) throws Exception {
        Path video = video("v.mp4", 2, "-c:v", "libx264", "-bf", "4");

        Path made = add(video, tone("a.wav", seconds));

        MediaProbe.Media media = workshop.probe.probe(made);
        assertThat(media.audio().orElseThrow().seconds()).isCloseTo(seconds, within(0.025));
        assertThat(media.video().orElseThrow().seconds()).isCloseTo(seconds, within(FRAME + 0.001));
        assertThat(media.seconds()).isCloseTo(seconds, within(FRAME + 0.001));
        List<String> shown = pictures(made);
        int whole = (int) Math.floor(seconds / FRAME);
        assertThat(shown.subList(0, whole)).isEqualTo(pictures(video).subList(0, whole));
        assertThat(packets(video)).containsAll(packets(made));
    }

    @Test
    void aLongerSoundEndsWithTheVideo() throws Exception {
        Path made = add(video("v.mp4", 1, "-c:v", "libx264"), tone("a.mp3", 5));

        MediaProbe.Media media = workshop.probe.probe(made);
        assertThat(media.video().orElseThrow().frameCount()).isEqualTo(12);
        assertThat(media.audio().orElseThrow().seconds()).isCloseTo(1, within(FRAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v.webm:libvpx-vp9", "v.mkv:ffv1", "v.mov:prores_ks", "v.avi:mpeg4", "v.mpg:mpeg2video"})
    void whatMp4CannotHoldIsEncoded(String fileAndCodec) throws Exception {
        String[] parts = fileAndCodec.split(":");
        String rate = parts[0].endsWith("mpg") ? "25" : "12";
        Path video = workshop.make(
                parts[0],
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x90:d=1:r=" + rate,
                "-c:v",
                parts[1],
                "-deadline",
                "realtime");

        Path made = add(video, tone("a.wav", 0.5));

        MediaProbe.Media media = workshop.probe.probe(made);
        assertThat(media.video().orElseThrow().codec()).isEqualTo("h264");
        assertThat(media.video().orElseThrow().pixelFormat()).isEqualTo("yuv420p");
        assertThat(media.seconds()).isCloseTo(0.5, within(FRAME + 0.001));
    }

    @Test
    void picturesWithOddSidesAreEncodedToo() throws Exception {
        Path video = workshop.make(
                "odd.webm",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=161x91:d=1:r=12",
                "-c:v",
                "libvpx",
                "-deadline",
                "realtime");

        MediaProbe.Video made =
                workshop.probe.probe(add(video, tone("a.wav", 1))).video().orElseThrow();

        assertThat(List.of(made.widthPx(), made.heightPx())).containsExactly(160, 90);
    }

    @Test
    void aVideoFilmedUprightStaysUpright() throws Exception {
        Path lying = video("lying.mp4", 1, "-c:v", "libx264");
        Path upright = workshop.make("upright.mp4", "-display_rotation", "90", "-i", lying.toString(), "-c", "copy");

        Path made = add(upright, tone("a.wav", 1));

        assertThat(workshop.ask(made, "-select_streams", "v", "-show_entries", "stream_side_data=rotation"))
                .containsExactly("90");
    }

    @Test
    void theSoundMayLieInAVideo() throws Exception {
        Path talk = workshop.make(
                "talk.mp4",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x90:d=1:r=12",
                "-f",
                "lavfi",
                "-i",
                "sine=f=880:d=1",
                "-c:v",
                "libx264",
                "-c:a",
                "aac");

        Path made = add(video("v.mp4", 1, "-c:v", "libx264"), talk);

        assertThat(zeroCrossings(made)).isCloseTo(2 * 880, within(40));
    }

    @Test
    void nothingThatTheFilesSayOfThemselvesTravelsOn() throws Exception {
        Path video = video("v.mp4", 1, "-c:v", "libx264", "-metadata", "title=Secret place", "-metadata", "comment=x");

        Path made = add(video, tone("a.mp3", 1));

        assertThat(workshop.ask(made, "-show_entries", "format_tags"))
                .allSatisfy(line -> assertThat(line).doesNotContain("Secret"));
    }

    @Test
    void aSoundThatCannotBeDecodedIsTheCallersAffair() throws Exception {
        byte[] wav = Files.readAllBytes(tone("a.wav", 1));
        Path video = video("v.mp4", 1, "-c:v", "libx264");
        Source sound = workshop.audio("url_audio", tone("b.wav", 1));
        Path broken = Files.write(folder.resolve("broken.wav"), Arrays.copyOf(wav, 20));
        workshop.replace(sound, broken);
        AddAudio.Order order = new AddAudio.Order(workshop.video("url_video", video), sound);

        assertThatThrownBy(() -> workshop.perform(new AddAudio(), order)).isInstanceOf(MediaBroken.class);
    }

    private Path add(Path video, Path sound) throws Exception {
        AddAudio.Order order =
                new AddAudio.Order(workshop.video("url_video", video), workshop.audio("url_audio", sound));
        return workshop.file(workshop.perform(new AddAudio(), order).get(0));
    }

    private Path video(String name, double seconds, String... how) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=160x90:r=12:d=" + seconds));
        arguments.addAll(List.of("-pix_fmt", "yuv420p"));
        arguments.addAll(List.of(how));
        return workshop.make(name, arguments.toArray(String[]::new));
    }

    private Path tone(String name, double seconds) throws IOException {
        return workshop.make(name, "-f", "lavfi", "-i", "sine=f=880:d=" + seconds);
    }

    /** The checksums of the packets of pictures as they lie in the file. */
    private List<String> packets(Path video) throws IOException {
        return workshop.ask(
                video, "-select_streams", "v", "-show_data_hash", "md5", "-show_entries", "packet=data_hash");
    }

    /** The checksum of each picture, in the order in which they are shown. */
    private List<String> pictures(Path video) throws IOException {
        return workshop.luma(video, 160, 90).stream()
                .map(luma -> Integer.toHexString(Arrays.hashCode(luma)))
                .toList();
    }

    private int zeroCrossings(Path media) throws IOException {
        Path raw = workshop.make(
                "sound.raw", "-i", media.toString(), "-map", "0:a:0", "-f", "s8", "-ac", "1", "-af", "volume=4");
        byte[] samples = Files.readAllBytes(raw);
        int crossings = 0;
        for (int i = 1; i < samples.length; i++) {
            crossings += samples[i - 1] < 0 && samples[i] >= 0 || samples[i - 1] >= 0 && samples[i] < 0 ? 1 : 0;
        }
        return crossings;
    }
}
