package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoPieceTest {

    @TempDir
    Path folder;

    @Test
    void theRoundingOfPieceLengthsNeverAddsUp() throws Exception {
        List<VideoPiece> pieces = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            pieces.add(new VideoPiece(folder.resolve("piece-" + i + ".mp4"), 1 + i % 7));
        }
        int frames = pieces.stream().mapToInt(VideoPiece::frameCount).sum();
        double seconds = Files.readAllLines(VideoPiece.list(pieces, 30, folder.resolve("list"))).stream()
                .filter(line -> line.startsWith("duration "))
                .mapToDouble(line -> Double.parseDouble(line.substring(9)))
                .sum();
        assertThat(Math.abs(seconds - frames / 30.0)).isLessThan(0.000_002);
    }

    @Test
    void piecesAreNamedRelativeToTheirList() throws Exception {
        Path list = VideoPiece.list(List.of(new VideoPiece(folder.resolve("a.mp4"), 30)), 30, folder.resolve("list"));
        assertThat(Files.readString(list)).isEqualTo("ffconcat version 1.0\nfile a.mp4\nduration 1.000000\n");
    }
}
