package dev.claquete.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.Studio;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundCheckTest {

    @TempDir
    Path folder;

    private Studio studio;
    private SoundCheck sounds;

    @BeforeEach
    void openStudio() {
        studio = new Studio(folder);
        sounds = new SoundCheck(studio.probe);
    }

    @ParameterizedTest
    @CsvSource({
        "mp3, libmp3lame, mp3,",
        "wav, pcm_s16le, pcm_s16le,",
        "flac, flac, flac,",
        "ogg, libopus, opus,",
        "adts, aac, aac,",
        "mp4, aac, aac, MOV",
        "matroska, libopus, opus, MATROSKA",
        "mpegts, aac, aac, MPEG_TS"
    })
    void aSoundIsKnownByWhatIsInIt(String muxer, String encoder, String codec, VideoContainer container)
            throws Exception {
        SoundCheck.Sound sound = sounds.check(tone("tone", 2, "-c:a", encoder, "-f", muxer), 60);
        assertThat(sound.codec()).isEqualTo(codec);
        assertThat(sound.container()).isEqualTo(container);
        assertThat(sound.seconds()).isCloseTo(2, within(0.3));
        assertThat(sound.channels()).isEqualTo(1);
    }

    @Test
    void aVideoSaysWhetherItHasSound() throws Exception {
        VideoCheck.Limits limits = new VideoCheck.Limits(1_000_000, 60);
        VideoCheck videos = new VideoCheck(studio.probe);
        Path silent = video("silent.mp4");
        Path loud = video("loud.mp4", "-f", "lavfi", "-i", "sine=d=1");
        assertThat(videos.check(silent, limits).hasSound()).isFalse();
        assertThat(videos.check(loud, limits).soundCodec()).isEqualTo("aac");
        assertThat(sounds.check(loud, 60).codec()).isEqualTo("aac");
        refused(silent, "has no audio stream");
    }

    @Test
    void aSoundMayNotBeTooLongNorOfACodecThatNobodyNeeds() throws Exception {
        Path sound = tone("tone.wav", 3);
        assertThatThrownBy(() -> sounds.check(sound, 2)).hasMessage("must be at most 2 seconds long, not 3");
        refused(tone("old.wav", 1, "-c:a", "adpcm_yamaha", "-f", "wav"), "which is not supported");
    }

    @Test
    void whatIsCutOffIsBroken() throws Exception {
        byte[] whole = Files.readAllBytes(tone("tone.m4a", 2));
        refused(Files.write(folder.resolve("half.m4a"), Arrays.copyOf(whole, whole.length / 2)), "is broken");
        refused(Files.createFile(folder.resolve("empty.mp3")), "must not be empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just words",
                "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
                "ID3\4\0\0\0\0\0\0#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
                "ffconcat version 1.0\nfile /etc/passwd\n",
                ";FFMETADATA1\ntitle=x\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
                "RIFF\0\0\0\0WAVEfmt ",
                "OggS",
                "fLaC"
            })
    void whatIsNoSoundIsBroken(String start) throws Exception {
        refused(
                Files.write(folder.resolve("sound.mp3"), start.getBytes(StandardCharsets.ISO_8859_1)),
                "is broken: it cannot be read as sound");
    }

    private Path tone(String name, double seconds, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=d=" + seconds));
        arguments.addAll(List.of(more));
        return studio.make(folder.resolve(name), arguments);
    }

    private Path video(String name, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc=size=64x48:rate=10:duration=1"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("-pix_fmt", "yuv420p"));
        return studio.make(folder.resolve(name), arguments);
    }

    private void refused(Path file, String rule) {
        assertThatThrownBy(() -> sounds.check(file, 60))
                .isInstanceOf(SoundRefused.class)
                .hasMessageContaining(rule);
    }
}
