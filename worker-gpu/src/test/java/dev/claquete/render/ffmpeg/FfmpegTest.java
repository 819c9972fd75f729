package dev.claquete.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.Studio;
import dev.claquete.render.TestTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegTest {

    private static final String PLAYLIST =
            """
            #EXTM3U
            #EXT-X-TARGETDURATION:1
            #EXTINF:1,
            secret.ts
            #EXT-X-ENDLIST
            """;
    private static final List<String> WITHOUT_WHITELIST =
            List.of("-protocol_whitelist", "file", "-format_whitelist", "hls,concat,mpegts,wav");
    private static final List<String> ENDLESS = List.of("-re", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "-");

    @TempDir
    Path folder;

    private Studio studio;

    @BeforeEach
    void openStudio() {
        studio = new Studio(folder);
    }

    @Test
    void whatFfmpegSaysIsHandedBack() {
        List<String> said =
                studio.ffmpeg.run(studio.task(), List.of("-f", "lavfi", "-i", "sine=d=0.1", "-f", "null", "-"));
        assertThat(said).anyMatch(line -> line.contains("Audio: pcm_s16le"));
    }

    @Test
    void aFailureCarriesTheCommandLineAndWhatFfmpegSaidLast() {
        assertThatThrownBy(() -> studio.ffmpeg.run(studio.task(), List.of("-i", "missing.mp4", "-f", "null", "-")))
                .isInstanceOf(FfmpegFailed.class)
                .hasMessageContaining("ffmpeg")
                .hasMessageContaining("-i missing.mp4 -f null -")
                .hasMessageContaining("No such file or directory")
                .hasMessageNotContaining("no version information");
    }

    @Test
    void anOutputWithNothingInItIsAFailure() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.raw"));
        assertThatThrownBy(() -> studio.ffmpeg.make(
                        folder.resolve("out.raw"),
                        studio.task(),
                        List.of("-f", "u8", "-i", empty.toString(), "-f", "u8")))
                .isInstanceOf(FfmpegFailed.class);
    }

    @Test
    void theProcessIsGoneWhenACancelledRunReturns() {
        TestTask task = studio.task();
        List<String> reading = List.of("-f", "rawvideo", "-video_size", "64x64", "-i", "pipe:0", "-f", "null", "-");
        AtomicLong fed = new AtomicLong();
        assertThatThrownBy(() -> studio.ffmpeg.run(task, reading, stdin -> {
                    while (true) {
                        stdin.write(new byte[64 * 64 * 3 / 2]);
                        if (fed.incrementAndGet() == 100) {
                            assertThat(running()).isNotEmpty();
                            task.cancel();
                        }
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(running()).isEmpty();
    }

    @Test
    void theProcessIsGoneWhenAnInterruptedRunReturns() {
        TestTask task = studio.task();
        assertThatThrownBy(() -> studio.ffmpeg.run(
                        task, ENDLESS, stdin -> Thread.currentThread().interrupt()))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(running()).isEmpty();
    }

    @Test
    void workThatIsAlreadyCancelledStartsNothing() {
        TestTask task = studio.task();
        task.cancel();
        assertThatThrownBy(() -> studio.ffmpeg.run(task, ENDLESS)).isInstanceOf(CancellationException.class);
        assertThat(running()).isEmpty();
    }

    @Test
    void aRunThatTakesTooLongIsEnded() {
        Ffmpeg impatient = new Ffmpeg(Studio.FFMPEG, Duration.ofMillis(500));
        assertThatThrownBy(() -> impatient.run(studio.task(), ENDLESS))
                .isInstanceOf(FfmpegFailed.class)
                .hasMessageContaining("took longer than PT0.5S");
        assertThat(running()).isEmpty();
    }

    @Test
    void aProgramThatDoesNotExistIsAFailureWithItsPath() {
        Ffmpeg missing = new Ffmpeg(folder.resolve("no-such-ffmpeg"), Duration.ofSeconds(5));
        assertThatThrownBy(() -> missing.run(studio.task(), List.of("-version")))
                .isInstanceOf(FfmpegFailed.class)
                .hasMessageContaining("no-such-ffmpeg");
    }

    @Test
    void aListOfFilesToJoinIsNotSound() throws IOException {
        Files.write(folder.resolve("secret.wav"), Studio.wav(48_000, 1, 0.2, 300, 0.5));
        onlyReadWithoutTheWhitelist("song.mp3", "ffconcat version 1.0\nfile secret.wav\n");
    }

    /** HLS is known by the name's ending too, and takes MPEG-TS where the ending says so. */
    @Test
    void anHlsPlaylistIsNotSound() throws IOException {
        studio.ffmpeg.make(
                folder.resolve("secret.ts"), studio.task(), List.of("-f", "lavfi", "-i", "sine=d=0.2", "-f", "mpegts"));
        onlyReadWithoutTheWhitelist("song.m3u8", PLAYLIST);
    }

    /** Since FFmpeg 8.1 it knows such a file for a playlist and refuses to read it by itself, too. */
    @Test
    void anHlsPlaylistBehindAnId3HeaderIsNotSound() throws IOException {
        Path playlist = Files.writeString(folder.resolve("song.m3u8"), "ID3\4\0\0\0\0\0\0" + PLAYLIST);
        assertThatThrownBy(() -> studio.ffmpeg.run(studio.task(), soundOf(playlist, Ffmpeg.LOCAL_AUDIO_INPUT)))
                .isInstanceOf(FfmpegFailed.class)
                .hasMessageContaining("not on whitelist");
    }

    private void onlyReadWithoutTheWhitelist(String name, String content) throws IOException {
        Path playlist = Files.writeString(folder.resolve(name), content);
        assertThat(studio.ffmpeg.run(studio.task(), soundOf(playlist, WITHOUT_WHITELIST)))
                .as("what the playlist names is within reach")
                .anyMatch(line -> line.contains("Audio: pcm_s16le"));
        assertThatThrownBy(() -> studio.ffmpeg.run(studio.task(), soundOf(playlist, Ffmpeg.LOCAL_AUDIO_INPUT)))
                .isInstanceOf(FfmpegFailed.class)
                .hasMessageContaining("not on whitelist");
    }

    private static List<String> soundOf(Path file, List<String> limits) {
        List<String> arguments = new ArrayList<>(limits);
        arguments.addAll(List.of("-i", file.toString(), "-f", "null", "-"));
        return arguments;
    }

    private static List<ProcessHandle> running() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
