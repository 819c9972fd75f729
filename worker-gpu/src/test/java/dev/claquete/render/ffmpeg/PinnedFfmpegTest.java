package dev.claquete.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PinnedFfmpegTest {

    @TempDir
    Path folder;

    @Test
    void bothProgramsStartWithoutAnythingInstalled() throws Exception {
        PinnedFfmpeg pinned = PinnedFfmpeg.unpack();
        assertThat(said(List.of(pinned.program("ffmpeg").toString(), "-version")))
                .contains("ffmpeg version");
        assertThat(said(List.of(pinned.program("ffprobe").toString(), "-version")))
                .contains("ffprobe version");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theLoaderTakesAnEmptyLibraryForARealOne() throws Exception {
        EmptyLibrary.write(folder, "libpulse.so.0");
        Path library = folder.resolve("libpulse.so.0");
        assertThat(said(List.of("env", "LD_PRELOAD=" + library, "/bin/echo", "loaded")))
                .isEqualTo("loaded\n");

        Files.write(library, new byte[100]); // the same check with rubbish: it does notice
        assertThat(said(List.of("env", "LD_PRELOAD=" + library, "/bin/echo", "loaded")))
                .contains("cannot be preloaded");
    }

    private static String said(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
