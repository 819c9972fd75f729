package dev.claquete.studio.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The installation's secrets: configured, or generated on first start and kept in the data directory, readable only by
 * its owner. A configured secret is never written to the disk.
 */
public final class Secrets {

    /** Without characters that people confuse; 32 of them, so each stands for five bits. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final SecureRandom random = new SecureRandom();
    private final Path folder;

    /** @param dataDir with the folder {@code secrets}, which may not exist yet */
    public Secrets(Path dataDir) {
        this.folder = dataDir.resolve("secrets");
    }

    /**
     * A secret and its origin.
     *
     * @param generated whether it is not configured, so that people must be told
     */
    public record Secret(String value, boolean generated) {

        @Override
        public String toString() {
            return generated ? "generated secret" : "configured secret";
        }
    }

    /**
     * @param name of its file
     * @param configured wins unless it is blank
     * @param letters the length of a generated one, five bits each
     */
    public synchronized Secret get(String name, @Nullable String configured, int letters) {
        if (configured != null && !configured.isBlank()) {
            return new Secret(configured, false);
        }
        try {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                keep(file, generate(letters));
            }
            return new Secret(Files.readString(file).strip(), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the secret '" + name + "' in " + folder, e);
        }
    }

    private String generate(int letters) {
        StringBuilder text = new StringBuilder(letters);
        random.ints(letters, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(text::append);
        return text.toString();
    }

    /** Written to a temporary file and then moved, so that a crash leaves a complete secret or none. */
    private void keep(Path file, String value) throws IOException {
        Files.createDirectories(folder);
        restrict(folder, "rwx------");
        Path aside = Files.createTempFile(folder, ".new", "");
        restrict(aside, "rw-------");
        Files.write(aside, (value + "\n").getBytes(StandardCharsets.UTF_8));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
