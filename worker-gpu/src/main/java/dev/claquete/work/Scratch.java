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
 * The temporary folders of this process: one for each task under one folder named by the process id. What a killed process
 * left behind is removed when the next one starts.
 */
final class Scratch {

    private final Path home;

    Scratch(Path root) {
        this.home = root.toAbsolutePath()
                .resolve(Long.toString(ProcessHandle.current().pid()));
        try {
            Files.createDirectories(root);
            for (Path folder : foldersIn(root)) {
                if (!belongsToLivingProcess(folder) || folder.equals(home)) {
                    remove(folder);
                }
            }
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the folder for temporary files " + root, e);
        }
    }

    Path create() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(home), "task-");
    }

    /** Removes a folder and all it holds; what is already gone is fine. */
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
