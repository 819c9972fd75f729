package dev.claquete.studio.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EspeakFilesTest {

    /** As the default data folder is: {@code ./data}. */
    @Test
    void voicesAreUnpackedAlsoBelowAFolderThatIsNotWrittenPlainly(@TempDir Path folder) {
        EspeakFiles files = EspeakFiles.unpackedIn(folder.resolve("./data/espeak-ng"));

        assertThat(files.variants()).contains("f3");
    }
}
