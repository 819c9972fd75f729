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
 * The installation's secrets: what is configured, else what was generated on first start and kept in the data directory,
 * readable by its owner alone. Nothing touches the disk for a secret that is configured.
 */
public final class Secrets {

    /** Without the characters that people mix up; 32 of them, so each carries five bits. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final SecureRandom random = new SecureRandom();
    private final Path folder;

    /** @param dataDir where the folder {@code secrets} is or will be */
    public Secrets(Path dataDir) {
        this.folder = dataDir.resolve("secrets");
    }

    /**
     * A secret and where it comes from.
     *
     * @param generated true if nobody configured it, so people must be told
     */
    public record Secret(String value, boolean generated) {

        @Override
        public String toString() {
            return generated ? "generated secret" : "configured secret";
        }
    }

    /**
     * @param name of the file that keeps it
     * @param configured wins if it is not blank
     * @param letters how long a generated one is, five bits each
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

    /** Written aside and moved, so that a crash leaves a whole secret or none. */
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
