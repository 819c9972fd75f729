package dev.claquete.studio.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, which come as an archive within a jar (one per system, from the zonky project). Unpacked aside
 * and moved, so that a crash leaves all of them or none.
 */
final class PostgresBinaries {

    private static final String OS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** @param folder where each version gets a folder of its own */
    static PostgresBinaries in(Path folder) throws IOException {
        byte[] archive = archive();
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        Path home = folder.resolve("postgres-" + HexFormat.of().toHexDigits((int) checksum.getValue()));
        if (!Files.isDirectory(home)) {
            Path aside = folder.resolve(home.getFileName() + ".new");
            FileSystemUtils.deleteRecursively(aside);
            unpack(archive, aside);
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin")
                .resolve(OS.contains("windows") ? name + ".exe" : name)
                .toString();
    }

    private static byte[] archive() throws IOException {
        String system = OS.contains("windows") ? "Windows" : OS.contains("mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch", "").replace("amd64", "x86_64");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return archive.readAllBytes();
        } catch (IllegalStateException missing) {
            throw new CannotStart(
                    "There is no embedded PostgreSQL for " + system + " on " + machine + ".",
                    "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to a PostgreSQL"
                            + " server of your own.",
                    missing);
        }
    }

    private static void unpack(byte[] archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if (entry.getName().contains("bin/") && !target.toFile().setExecutable(true, false)) {
                        throw new IOException("cannot make " + target + " executable");
                    }
                }
            }
        }
    }
}
