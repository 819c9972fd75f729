package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadedFileTest {

    @Test
    void aFileIsKnownByItsBytes(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "abc");

        // FIPS 180-2, appendix B.1
        assertThat(new DownloadedFile(file, "audio/mpeg", "mp3", 3).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
