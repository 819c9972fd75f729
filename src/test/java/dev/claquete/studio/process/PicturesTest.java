package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PicturesTest {

    static List<Drawing> drawings() {
        return Drawing.all();
    }

    /** If this fails: node docs/render-processes.mjs */
    @ParameterizedTest
    @MethodSource("drawings")
    void theDocumentationShowsTheDiagramAsItIs(Drawing drawing) throws IOException, NoSuchAlgorithmException {
        byte[] model = Files.readAllBytes(drawing.file().toPath());
        String fingerprint =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));

        assertThat(Path.of("docs/images", drawing.name() + ".svg"))
                .content()
                .contains(drawing.file().getName() + " sha256:" + fingerprint);
        assertThat(Path.of("docs/images", drawing.name() + ".png")).isNotEmptyFile();
        assertThat(Path.of("docs/processes.md")).content().contains("images/" + drawing.name() + ".svg");
    }
}
