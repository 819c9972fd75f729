package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovPicturesTest {

    @TempDir
    Path folder;

    @Test
    void thePicturesOfAFileWithSoundAreCountedAsFfprobeCountsThem() throws IOException {
        Path file = video("-movflags", "+faststart");
        assertThat(MovPictures.count(file)).isEqualTo(17);
        assertThat(new Studio(folder).probe.probe(file).video().orElseThrow().frameCount())
                .isEqualTo(17);
    }

    @Test
    void aFileThatBreaksOffOrIsNoneHasNoPictures() throws IOException {
        byte[] whole = Files.readAllBytes(video("-movflags", "0"));
        Path half = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(whole, whole.length / 2));
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video, but some words");
        Path empty = Files.createFile(folder.resolve("empty.mp4"));

        assertThat(List.of(half, text, empty))
                .allSatisfy(file -> assertThat(MovPictures.count(file)).isZero());
    }

    /** Sound comes first, so that the first track is not the one to count. */
    private Path video(String... options) throws IOException {
        Studio studio = new Studio(folder);
        Path file = folder.resolve("video.mp4");
        String sources = "sine=duration=1[out0];testsrc=size=64x64:rate=17:duration=1[out1]";
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", sources, "-map", "0:a"));
        arguments.addAll(List.of("-map", "0:v", "-c:v", "libx264", "-c:a", "aac"));
        arguments.addAll(List.of(options));
        return studio.make(file, arguments);
    }
}
