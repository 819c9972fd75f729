package dev.claquete.studio.narration;

import io.github.givimad.piperjni.PiperJNI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * eSpeak NG as files: the native library for this machine and the data of our languages, unpacked once from the
 * piper-jni jar. Unpacked to a temporary folder and then moved, so that an interrupted unpacking never looks finished.
 *
 * @param folder with the library and {@code espeak-ng-data}
 */
record EspeakFiles(Path folder, String libraryName) {

    private static final String VERSION = "1.52-a0f09cd";

    /** Dictionaries of the languages in {@link EspeakVoice#BY_LANGUAGE}; the others stay in the jar. */
    private static final Set<String> DICTIONARIES =
            Set.of("en_dict", "pt_dict", "es_dict", "fr_dict", "de_dict", "it_dict", "ja_dict", "ko_dict");

    static EspeakFiles unpackedIn(Path parent) {
        String resource = libraryResource(
                System.getProperty("os.name").toLowerCase(Locale.ROOT),
                System.getProperty("os.arch").toLowerCase(Locale.ROOT));
        Path home = parent.toAbsolutePath().normalize();
        Path folder = home.resolve("espeak-ng-" + VERSION + "-" + resource.replaceFirst("/.*", ""));
        EspeakFiles files = new EspeakFiles(folder, resource.replaceFirst(".*/", ""));
        if (!Files.isDirectory(folder)) {
            try {
                files.unpack(resource);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unpack eSpeak NG to " + folder, e);
            }
        }
        return files;
    }

    /** The jar's library for an operating system and a processor, by the JVM's names. */
    static String libraryResource(String system, String processor) {
        boolean arm64 = processor.equals("aarch64");
        if (system.contains("mac")) {
            return (arm64 ? "macos-arm64" : "macos-amd64") + "/libespeak-ng.1.dylib";
        }
        if (system.contains("win") && !arm64) {
            return "win-amd64/espeak-ng.dll";
        }
        if (system.contains("linux") && (arm64 || processor.equals("amd64") || processor.equals("arm"))) {
            String folder = arm64 ? "debian-arm64" : processor.equals("arm") ? "debian-armv7l" : "debian-amd64";
            return folder + "/libespeak-ng.so.1";
        }
        throw new EspeakMissing(system + " on " + processor);
    }

    Path library() {
        return folder.resolve(libraryName);
    }

    /** The names of the voice variants ({@code f3}, {@code Annie} ...). */
    Set<String> variants() {
        try (Stream<Path> files = Files.list(folder.resolve("espeak-ng-data/voices/!v"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack(String resource) throws IOException {
        Files.createDirectories(folder.getParent());
        Path aside = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try {
            try (InputStream library = resource(resource)) {
                Files.copy(library, aside.resolve(libraryName));
            }
            try (ZipInputStream data = new ZipInputStream(resource("espeak-ng-data.zip"))) {
                unpackData(data, aside.resolve("espeak-ng-data"));
            }
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } finally {
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    private static void unpackData(ZipInputStream data, Path into) throws IOException {
        for (ZipEntry entry = data.getNextEntry(); entry != null; entry = data.getNextEntry()) {
            Path file = into.resolve(entry.getName()).normalize();
            boolean wanted = !entry.getName().endsWith("_dict") || DICTIONARIES.contains(entry.getName());
            if (!entry.isDirectory() && wanted && file.startsWith(into)) {
                Files.createDirectories(file.getParent());
                Files.copy(data, file);
            }
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = PiperJNI.class.getClassLoader().getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("piper-jni has no " + name);
        }
        return resource;
    }
}
