package dev.claquete.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The temporary folders of this process. Each task has one for its inputs and one for its results, which are the same
 * folder unless both have different roots. All lie under a folder named by the process id. The next process that starts
 * removes what a killed process left behind.
 */
final class Scratch {

    private final Path home;
    private final Path outputHome;

    Scratch(Path root, Path outputRoot) {
        this.home = prepared(root.toAbsolutePath().normalize());
        Path outputs = outputRoot.toAbsolutePath().normalize();
        this.outputHome = outputs.equals(home.getParent()) ? home : prepared(outputs);
    }

    /** The folders of one task. */
    record Folders(Path scratch, Path output) {

        void remove() throws IOException {
            try {
                Scratch.remove(scratch);
            } finally {
                Scratch.remove(output);
            }
        }
    }

    private static Path prepared(Path root) {
        Path home = root.resolve(Long.toString(ProcessHandle.current().pid()));
        try {
            Files.createDirectories(root);
            for (Path folder : foldersIn(root)) {
                if (!belongsToLivingProcess(folder) || folder.equals(home)) {
                    remove(folder);
                }
            }
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the folder for temporary files " + root, e);
        }
    }

    Folders create() throws IOException {
        Path scratch = folderIn(home);
        return new Folders(scratch, outputHome.equals(home) ? scratch : folderIn(outputHome));
    }

    private static Path folderIn(Path home) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(home), "task-");
    }

    /** Removes a folder with its contents; a missing folder is fine. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static List<Path> foldersIn(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .toList();
        }
    }

    private static boolean belongsToLivingProcess(Path folder) {
        return ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }
}
