package dev.claquete.studio.file;

import dev.claquete.work.TaskProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The folder for files from outside until they are checked and stored: one for each process, beside the tasks'
 * temporary files. The next process that starts on the machine removes what a killed process left behind. The caller
 * deletes each file or folder.
 */
@Component
public class IncomingFiles {

    private static final Pattern NAME = Pattern.compile("intake-(\\d+)");

    private final Path folder;

    @Autowired
    IncomingFiles(TaskProperties properties) {
        this(properties.scratchHome().toAbsolutePath());
    }

    IncomingFiles(Path home) {
        this.folder = home.resolve("intake-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(folder);
            removeLeftovers(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the folder for uploads below " + home, e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** An empty file. */
    public Path newFile() throws IOException {
        return Files.createTempFile(Files.createDirectories(folder), "upload", ".part");
    }

    /** An empty folder. */
    public Path newFolder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(folder), "given");
    }

    private static void removeLeftovers(Path home) throws IOException {
        try (Stream<Path> entries = Files.list(home)) {
            List<Path> left = entries.filter(IncomingFiles::ofDeadProcess).toList();
            for (Path entry : left) {
                FileSystemUtils.deleteRecursively(entry);
            }
        }
    }

    private static boolean ofDeadProcess(Path entry) {
        Matcher name = NAME.matcher(entry.getFileName().toString());
        return name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }
}
