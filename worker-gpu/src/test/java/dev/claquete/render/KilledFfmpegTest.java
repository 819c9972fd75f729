package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.ffmpeg.ExitStatus;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.MediaProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FFmpeg that ends for reasons that lie outside of the file: nobody has to replace the file, the step is tried again. */
class KilledFfmpegTest {

    @TempDir
    Path folder;

    private Studio studio;
    private Path sound;

    @BeforeEach
    void aGoodSound() throws Exception {
        studio = new Studio(folder);
        sound = Files.write(folder.resolve("sound.mp3"), Studio.wav(44_100, 1, 0.2, 300, 0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill -KILL $$", "kill -TERM $$", "exit 255", "exit 228"})
    void musicIsNotToBlame(String fate) throws Exception {
        Path program = program("case \"$*\" in *music.s16) " + fate + ";; esac; exec " + Studio.FFMPEG + " \"$@\"");
        Ffmpeg decodesNoMusic = new Ffmpeg(program, Duration.ofMinutes(1));
        Path voice = Files.write(folder.resolve("voice.s16"), new byte[96_000]);
        assertThatThrownBy(() -> new Soundtrack(decodesNoMusic, studio.task(), 48_000).make(voice, sound, -12))
                .isInstanceOf(FfmpegFailed.class)
                .hasMessageContaining("music.s16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill -KILL $$", "kill -TERM $$", "exit 255", "exit 228", "exec sleep 600"})
    void aNarrationIsNotToBlame(String fate) throws Exception {
        VoiceTrack track = new VoiceTrack(ended(fate), studio.task());
        List<VoiceTrack.Line> lines = List.of(new VoiceTrack.Line(1, sound, 0, 30));
        assertThatThrownBy(() -> track.write(lines, 30, 30, folder.resolve("voice.s16")))
                .isInstanceOf(FfmpegFailed.class);
    }

    @Test
    void aFileWhoseProbeWasKilledIsNotToBlame() throws Exception {
        MediaProbe killed = new MediaProbe(program("kill -TERM $$"));
        assertThatThrownBy(() -> killed.probe(sound))
                .isInstanceOfSatisfying(
                        FfmpegFailed.class, e -> assertThat(e.ownVerdict()).isFalse());
    }

    @Test
    void whatIsNoMediaIsToBlame() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp3"), "just words");
        assertThatThrownBy(() -> studio.probe.probe(text))
                .isInstanceOfSatisfying(
                        FfmpegFailed.class, e -> assertThat(e.ownVerdict()).isTrue());
        assertThatThrownBy(() -> studio.ffmpeg.run(studio.task(), List.of("-i", text.toString(), "-f", "null", "-")))
                .isInstanceOfSatisfying(
                        FfmpegFailed.class, e -> assertThat(e.ownVerdict()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "1, false", "8, false", "127, false", "128, false", "183, false", "234, false", "254, false",
        "129, true", "137, true", "143, true", "159, true", "228, true", "244, true", "255, true"
    })
    void theExitStatusTellsWhoEndedIt(int status, boolean outside) {
        assertThat(ExitStatus.ofOutsideCause(status)).isEqualTo(outside);
    }

    private Ffmpeg ended(String fate) throws Exception {
        return new Ffmpeg(program(fate), Duration.ofMillis(300));
    }

    private Path program(String script) throws Exception {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
