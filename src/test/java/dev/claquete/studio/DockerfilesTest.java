package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each Dockerfile's Maven build works with nothing but what the file copies: its steps are taken in an empty folder. What prepares
 * the image (packages, links, users) is left out, as there is no image here.
 */
class DockerfilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile", "worker-gpu/Dockerfile"})
    void theBuildNeedsNothingButWhatIsCopied(String name) throws Exception {
        Path dockerfile = Path.of(name).toAbsolutePath();
        Path context = dockerfile.getParent();
        List<Path> ignored = Files.readAllLines(context.resolve(".dockerignore")).stream()
                .map(context::resolve)
                .toList();
        List<String> made = new ArrayList<>();
        int builds = 0;
        for (String line : Files.readAllLines(dockerfile)) {
            String[] words = line.split("\\s+");
            if (line.startsWith("COPY --from=build ")) {
                made.add(words[2].replaceFirst("^/build/", ""));
            } else if (line.startsWith("COPY ") && !line.startsWith("COPY --from=")) {
                assertThat(words).as(line).hasSize(3);
                copy(context.resolve(words[1]), folder.resolve(words[2]).normalize(), ignored);
            } else if (line.startsWith("RUN mvn ")) {
                run(line.substring("RUN ".length()));
                builds++;
            }
        }
        assertThat(builds).isEqualTo(1);
        assertThat(made).isNotEmpty().allMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }

    /** As COPY does: a folder's contents into a folder, a file into a folder or as a file. */
    private void copy(Path from, Path to, List<Path> ignored) throws IOException {
        if (Files.isRegularFile(from)) {
            Files.copy(from, Files.isDirectory(to) ? to.resolve(from.getFileName()) : to);
            return;
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (ignored.contains(directory)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!ignored.contains(file)) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void run(String command) throws Exception {
        Path log = Files.createTempFile("dockerfile", ".log");
        try {
            ProcessBuilder build = new ProcessBuilder("sh", "-c", command + sameRepository())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            build.environment().keySet().removeAll(List.of("MAVEN_CMD_LINE_ARGS", "MAVEN_PROJECTBASEDIR"));
            // JVMs this short need half the processor time without the optimising compiler
            build.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
            Process process = build.start();
            process.getOutputStream().close();
            assertThat(process.waitFor())
                    .as("%s%n%s", command, Files.readString(log))
                    .isZero();
        } finally {
            Files.delete(log);
        }
    }

    /** The build that runs this test has fetched almost all that is needed. */
    private static String sameRepository() {
        String repository = System.getProperty("localRepository", "");
        return new File(repository).isDirectory() ? " -Dmaven.repo.local='" + repository + "'" : "";
    }
}
