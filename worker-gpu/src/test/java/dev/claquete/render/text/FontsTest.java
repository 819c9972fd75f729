package dev.claquete.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs in JVMs of its own, as AWT reads its font configuration once. An empty fontconfig stands for a machine without fonts. */
@EnabledOnOs(OS.LINUX)
class FontsTest {

    @TempDir
    Path empty;

    @Test
    void textIsSetOnAMachineWithoutFonts() throws Exception {
        assertThat(run(SetsText.class)).contains("letters: true", "emoji: 1");
    }

    @Test
    void withoutTheBootstrapJavaFindsNoFonts() throws Exception {
        assertThat(run(ReadsAFont.class)).contains("Problem reading font data");
    }

    private String run(Class<?> main) throws IOException, InterruptedException {
        Path noFonts = empty.resolve("fonts.conf");
        Files.writeString(noFonts, "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + empty,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        ProcessBuilder java = new ProcessBuilder(command).redirectErrorStream(true);
        java.environment().put("FONTCONFIG_FILE", noFonts.toString());
        Path output = empty.resolve("output");
        Process process = java.redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }

    static final class SetsText {
        public static void main(String[] none) {
            Ink ink = Shaper.shape("ação שלום 秘密 🎉", TextStyle.of(900, 50), false);
            System.out.println("letters: " + (ink.letters().getBounds2D().getWidth() > 300));
            System.out.println("emoji: " + ink.pictures().size());
        }
    }

    static final class ReadsAFont {
        public static void main(String[] none) throws Exception {
            String inter = "/typesetter/fonts/inter/900Black/Inter_900Black.ttf";
            try (InputStream in = ReadsAFont.class.getResourceAsStream(inter)) {
                System.out.println(Font.createFont(Font.TRUETYPE_FONT, in));
            }
        }
    }
}
