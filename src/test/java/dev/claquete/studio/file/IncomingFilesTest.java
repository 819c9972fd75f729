package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingFilesTest {

    /** Above any process id that Linux hands out (pid_max is at most 2^22). */
    private static final String NOBODY = "4194305";

    @TempDir
    Path home;

    @Test
    void whatAKilledProcessLeftBehindGoesAtTheNextStart() throws IOException {
        Path left = Files.createDirectories(home.resolve("intake-" + NOBODY).resolve("given1"));
        Files.writeString(left.resolve("file-0"), "half a file");
        Path tasks = Files.createDirectories(home.resolve(NOBODY));

        new IncomingFiles(home);

        assertThat(left.getParent()).doesNotExist();
        assertThat(tasks).as("not ours").exists();
    }

    @Test
    void whatALivingProcessIsAtWorkOnStays() throws IOException {
        Path half = new IncomingFiles(home).newFile();
        new IncomingFiles(home);
        assertThat(half)
                .exists()
                .hasParent(home.resolve("intake-" + ProcessHandle.current().pid()));
    }
}
