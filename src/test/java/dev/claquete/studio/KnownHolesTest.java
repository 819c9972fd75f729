package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of known holes in docs/security.md is true of what is on the class path. */
class KnownHolesTest {

    private static final Pattern ROW = Pattern.compile("\\| (?<hole>[^|]+) \\| (?<group>[\\w.-]+):(?<artifact>[\\w.-]+)"
            + " \\| (?<relation><=|<) (?<version>[\\w.-]+) \\| (?<verdict>fixed|mitigated|harmless|open)"
            + " \\| (?<action>[^|]+) \\| (?<proof>\\w+) \\|");

    record Hole(
            String name,
            String group,
            String artifact,
            boolean inclusive,
            Version limit,
            String verdict,
            String proof) {

        boolean isIn(Version version) {
            int order = version.compareTo(limit);
            return order < 0 || (inclusive && order == 0);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hole> holes() throws IOException {
        return Files.readAllLines(Path.of("docs/security.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Hole(
                        row.group("hole"),
                        row.group("group"),
                        row.group("artifact"),
                        row.group("relation").equals("<="),
                        Version.parse(row.group("version")),
                        row.group("verdict"),
                        row.group("proof")));
    }

    @Test
    void everyRowOfTheTableIsUnderstood() throws IOException {
        List<String> table = Files.readAllLines(Path.of("docs/security.md")).stream()
                .dropWhile(line -> !line.startsWith("## Known holes"))
                .takeWhile(line -> !line.startsWith("## What we are built of"))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
        assertThat(table).isNotEmpty().allMatch(line -> ROW.matcher(line).matches());
    }

    @ParameterizedTest
    @MethodSource("holes")
    void theVerdictIsTrue(Hole hole) {
        boolean open = present(hole).filter(hole::isIn).isPresent();
        assertThat(open)
                .as("%s is %s; %s on the class path", hole.name(), hole.verdict(), present(hole))
                .isEqualTo(!hole.verdict().equals("fixed"));
    }

    @ParameterizedTest
    @MethodSource("holes")
    void theProofExists(Hole hole) throws IOException {
        try (Stream<Path> ours = Files.walk(Path.of("src/test/java"));
                Stream<Path> workers = Files.walk(Path.of("worker-gpu/src/test/java"))) {
            assertThat(Stream.concat(ours, workers)
                            .map(file -> file.getFileName().toString()))
                    .contains(hole.proof() + ".java");
        }
    }

    private static Optional<Version> present(Hole hole) {
        return version(hole.group(), hole.artifact()).map(Version::parse);
    }

    /** An artifact's version on the class path, read from where its jar lies in the local repository. */
    static Optional<String> version(String group, String artifact) {
        String separator = System.getProperty("file.separator");
        String folder = separator + group.replace(".", separator) + separator + artifact + separator;
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(entry -> entry.contains(folder))
                .map(entry ->
                        entry.substring(entry.indexOf(folder) + folder.length()).split(Pattern.quote(separator))[0])
                .findFirst();
    }
}
