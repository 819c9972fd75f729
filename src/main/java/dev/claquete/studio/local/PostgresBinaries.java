package dev.claquete.studio.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, which come as an archive within a jar (one for each system, from the zonky project). They are
 * unpacked to a temporary folder and then moved, so that a crash leaves all of them or none.
 */
final class PostgresBinaries {

    private static final String OS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    private static final String NEW = ".new";

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /**
     * A thread that comes while another one unpacks waits for it; of two processes one unpacks for nothing.
     *
     * @param folder that gets a sub-folder for each version
     */
    static synchronized PostgresBinaries in(Path folder) throws IOException {
        byte[] archive = archive();
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        Path home = folder.resolve("postgres-" + HexFormat.of().toHexDigits((int) checksum.getValue()));
        if (!Files.isDirectory(home)) {
            removeWhatACrashLeft(folder);
            Path aside = folder.resolve(
                    home.getFileName() + NEW + ProcessHandle.current().pid());
            unpack(archive, aside);
            try {
                Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.isDirectory(home)) {
                    throw e;
                }
                FileSystemUtils.deleteRecursively(aside);
            }
        }
        return new PostgresBinaries(home);
    }

    private static void removeWhatACrashLeft(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> asides = Files.newDirectoryStream(folder, "*" + NEW + "*")) {
            for (Path aside : asides) {
                String pid = aside.getFileName().toString().replaceFirst(".*" + Pattern.quote(NEW), "");
                boolean unpacking = pid.matches("\\d+")
                        && Long.parseLong(pid) != ProcessHandle.current().pid()
                        && ProcessHandle.of(Long.parseLong(pid)).isPresent();
                if (!unpacking) {
                    FileSystemUtils.deleteRecursively(aside);
                }
            }
        }
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
