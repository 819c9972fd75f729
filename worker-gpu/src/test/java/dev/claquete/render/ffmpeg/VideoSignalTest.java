package dev.claquete.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.render.Studio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoSignalTest {

    private static final List<String> MATRICES = List.of(
            "unknown",
            "gbr",
            "bt709",
            "fcc",
            "bt470bg",
            "smpte170m",
            "smpte240m",
            "ycgco",
            "bt2020nc",
            "bt2020c",
            "smpte2085",
            "chroma-derived-nc",
            "chroma-derived-c",
            "ictcp",
            "reserved",
            "");
    private static final List<String> TRANSFERS = List.of(
            "unknown",
            "bt709",
            "bt470m",
            "bt470bg",
            "smpte170m",
            "linear",
            "log100",
            "log316",
            "iec61966-2-1",
            "bt2020-10",
            "smpte2084",
            "smpte428",
            "arib-std-b67",
            "");
    private static final List<String> PRIMARIES = List.of(
            "unknown",
            "bt709",
            "bt470m",
            "bt470bg",
            "smpte170m",
            "smpte240m",
            "film",
            "bt2020",
            "smpte428",
            "smpte431",
            "smpte432",
            "ebu3213",
            "");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "640, 360, smpte170m",
        "720, 576, smpte170m",
        "1024, 576, smpte170m",
        "960, 720, bt709",
        "720, 1280, bt709",
        "1280, 536, bt709",
        "3840, 2160, bt709"
    })
    void sizeSaysWhatIsMeantWhereTheFileSaysNothing(int widthPx, int heightPx, String matrix) {
        SignalColours colours = colours("unknown", "unknown", "unknown", false, widthPx, heightPx);
        assertThat(colours).isEqualTo(new SignalColours(matrix, "bt709", "bt709", false));
    }

    @ParameterizedTest
    @CsvSource({
        "unknown, unknown, arib-std-b67, false, bt2020nc, bt2020, arib-std-b67",
        "bt2020nc, unknown, smpte2084, false, bt2020nc, bt2020, smpte2084",
        "bt2020nc, bt2020, unknown, false, bt2020nc, bt2020, bt709",
        "unknown, bt2020, unknown, true, bt2020nc, bt2020, smpte2084",
        "unknown, unknown, unknown, true, smpte170m, bt709, bt709",
        "bt709, bt709, arib-std-b67, false, bt709, bt709, arib-std-b67",
        "ictcp, bt2020, bt2020-10, false, bt2020nc, bt2020, bt709",
        "gbr, bt709, bt709, false, smpte170m, bt709, bt709"
    })
    void oneTagStandsForThoseThatAreMissing(
            String space,
            String primaries,
            String transfer,
            boolean mastered,
            String matrix,
            String wide,
            String light) {
        assertThat(colours(space, primaries, transfer, mastered, 640, 360))
                .isEqualTo(new SignalColours(matrix, wide, light, false));
    }

    /** All that a file can say comes to some fifty kinds of graph; each is run. */
    @Test
    void whateverAFileSaysItsPicturesAreConverted() {
        Set<String> graphs = new TreeSet<>();
        for (String transfer : TRANSFERS) {
            for (String space : MATRICES) {
                graphs.add(conversion(colours(space, "bt2020", transfer, false, 64, 64)));
            }
            for (String primaries : PRIMARIES) {
                graphs.add(conversion(colours("chroma-derived-nc", primaries, transfer, true, 64, 64)));
            }
        }
        graphs.remove("");
        List<String> arguments =
                new ArrayList<>(List.of("-f", "lavfi", "-i", "color=gray:s=17x31:r=1:d=1,format=yuv420p10le"));
        StringBuilder all = new StringBuilder("[0:v]split=" + graphs.size());
        for (int i = 0; i < graphs.size(); i++) {
            all.append("[s").append(i).append(']');
        }
        int i = 0;
        for (String graph : graphs) {
            all.append(";[s")
                    .append(i)
                    .append(']')
                    .append(graph)
                    .append("[o")
                    .append(i++)
                    .append(']');
        }
        arguments.addAll(List.of("-filter_complex", all.toString()));
        for (int o = 0; o < i; o++) {
            arguments.addAll(List.of("-map", "[o" + o + "]", "-frames:v", "1", "-f", "null", "-"));
        }
        Studio studio = new Studio(folder);
        studio.ffmpeg.run(studio.task(), arguments);
        assertThat(graphs).hasSizeGreaterThan(20);
    }

    private static String conversion(SignalColours colours) {
        return colours.usual() ? "" : String.join(",", SdrConversion.filters(colours, false));
    }

    private static SignalColours colours(
            String space, String primaries, String transfer, boolean mastered, int widthPx, int heightPx) {
        MediaProbe.Colours said = new MediaProbe.Colours("tv", space, primaries, transfer);
        return SignalColours.of(said, false, mastered, widthPx, heightPx);
    }
}
