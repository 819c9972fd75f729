package dev.claquete.studio.file.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.web.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogicalPathTest {

    @ParameterizedTest
    @CsvSource({
        "pasta1/arquivo.mp4, pasta1/arquivo.mp4",
        "/pasta1/arquivo.mp4, pasta1/arquivo.mp4",
        "férias/praia (1).png, férias/praia (1).png",
        "...x/.hidden, ...x/.hidden",
    })
    void namesOfEveryLanguageArePaths(String text, String path) {
        assertThat(LogicalPath.of("source", text).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//x",
                "a//b",
                "a/",
                "..",
                "a/../b",
                "./a",
                "a/.",
                "a\\b",
                "a\u0000b",
                "a\nb",
                "a\u202Egnp.exe",
                "C:x",
                "a?b",
                "a/ b",
                "a /b",
                "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u"
            })
    void whatMightMeanSomethingElseElsewhereIsNoPath(String text) {
        assertThatThrownBy(() -> LogicalPath.of("source", text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("source: must ");
    }

    @Test
    void aPathHasAnEnd() {
        assertThatThrownBy(() -> LogicalPath.of("source", "a/".repeat(300) + "b"))
                .hasMessageContaining("at most 512");
        assertThatThrownBy(() -> LogicalPath.of("source", "a".repeat(256))).hasMessageContaining("at most 255");
    }

    @ParameterizedTest
    @CsvSource({
        "photo.png, photo.png",
        "'C:\\Users\\ana\\photo.png', photo.png",
        "../../etc/passwd, passwd.png",
        "a<b>.png, a_b_.png",
        "'', file.png",
        ".., file.png",
        "'  ', file.png",
        "photo, photo.png",
    })
    void aClientsFileGetsAUsableName(String original, String name) {
        assertThat(LogicalPath.ofClientsFile(original, "png").value()).isEqualTo(name);
    }

    @Test
    void aVeryLongNameKeepsItsEnd() {
        String name = LogicalPath.ofClientsFile("x".repeat(400) + ".png", "png").value();
        assertThat(name).hasSizeLessThanOrEqualTo(255).endsWith("x.png");
    }

    @Test
    void aNumberGoesBeforeTheExtension() {
        assertThat(LogicalPath.of("path", "a.b/c.png").numbered(2).value()).isEqualTo("a.b/c (2).png");
        assertThat(LogicalPath.of("path", "a.b/c").numbered(2).value()).isEqualTo("a.b/c (2)");
        assertThat(LogicalPath.of("path", "a/.env").numbered(1).value()).isEqualTo("a/.env (1)");
        assertThat(LogicalPath.of("path", "c.png")
                        .distinguished(new ObjectKey("uploads/x/0123456789abcdef.png"))
                        .value())
                .isEqualTo("c (0123456789ab).png");
    }
}
