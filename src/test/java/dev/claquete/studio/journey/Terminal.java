package dev.claquete.studio.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A new bash in a folder, with none of the variables that the README's blocks set; it stops at the first command that fails. */
final class Terminal implements AutoCloseable {

    private static final Set<String> SET_BY_BLOCKS = Set.of("KEY", "ID", "TOKEN", "IMAGE", "VIDEO", "DRAWN", "NEWEST");

    private final Process process;
    private final Path output;

    /** @param output where all that it prints goes */
    Terminal(Path folder, String script, Map<String, String> environment, Path output) {
        for (String program : List.of("bash", "curl", "jq")) {
            assertThat(onPath(program))
                    .as("The README's examples need %s; please install it", program)
                    .isTrue();
        }
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(
                        output.resolveSibling(output.getFileName() + ".err").toFile());
        bash.environment().keySet().removeIf(name -> name.startsWith("CLAQUETE_") || SET_BY_BLOCKS.contains(name));
        bash.environment().putAll(environment);
        this.output = output;
        try {
            this.process = bash.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Waits for the end. */
    int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isOpen() {
        return process.isAlive();
    }

    String output() {
        return read(output);
    }

    String errors() {
        return read(output.resolveSibling(output.getFileName() + ".err"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ctrl-C: whatever runs in it ends too. */
    @Override
    public void close() {
        List<ProcessHandle> running = process.toHandle().descendants().toList();
        process.destroy();
        running.forEach(ProcessHandle::destroy);
        running.forEach(program -> program.onExit().join());
    }
}
