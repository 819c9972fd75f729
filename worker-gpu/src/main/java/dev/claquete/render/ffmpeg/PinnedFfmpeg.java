package dev.claquete.render.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;

/**
 * The FFmpeg that comes from Maven ({@code org.bytedeco:ffmpeg}, classifier {@code <platform>-gpl}), unpacked once into
 * JavaCPP's cache and made runnable on a machine without any package installed. On Linux this needs two workarounds,
 * both tried with 8.1.2-1.5.14:
 *
 * <ul>
 * <li>the libraries beside the program do not name their own folder as a search path, so a two-line script sets
 * {@code LD_LIBRARY_PATH} and becomes the program (same process id);
 * <li>its device library is linked to sound and screen libraries that servers lack and nothing here calls: an
 * {@link EmptyLibrary} stands in for each one that the loader misses.
 * </ul>
 */
public final class PinnedFfmpeg {

    private static final Pattern MISSING = Pattern.compile(
            "error while loading shared libraries: (lib(?:pulse|asound|xcb|X)[A-Za-z0-9_.-]*): cannot open");

    private final Path folder;
    private final Path standIns;

    private PinnedFfmpeg(Path folder) throws IOException {
        this.folder = folder;
        this.standIns = Files.createDirectories(folder.resolve("stand-ins"));
    }

    /** Unpacks unless already done. Several processes may call this at once. */
    public static PinnedFfmpeg unpack() {
        String resource = "/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "-gpl/";
        try {
            File[] unpacked = Loader.cacheResources(org.bytedeco.ffmpeg.ffmpeg.class, resource);
            if (unpacked.length == 0) {
                throw new IllegalStateException("no FFmpeg for " + Loader.getPlatform()
                        + " on the class path: set FFMPEG_PATH and FFPROBE_PATH to an installed one");
            }
            return new PinnedFfmpeg(unpacked[0].toPath());
        } catch (IOException e) {
            throw new UncheckedIOException("FFmpeg could not be unpacked from " + resource, e);
        }
    }

    /**
     * The path of the program to run.
     *
     * @param name {@code ffmpeg} or {@code ffprobe}
     */
    public Path program(String name) {
        try {
            Path program = folder.resolve(name);
            if (!Files.exists(program)) {
                return folder.resolve(name + ".exe");
            }
            if (!program.toFile().setExecutable(true)) {
                throw new IOException(program + " cannot be made executable");
            }
            Path script = Loader.getPlatform().startsWith("linux") ? script(program) : program;
            makeRunnable(script);
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException("FFmpeg cannot be started from " + folder, e);
        }
    }

    private Path script(Path program) throws IOException {
        String text = "#!/bin/sh\nLD_LIBRARY_PATH='" + folder + ":" + standIns + "' exec '" + program + "' \"$@\"\n";
        Path script = standIns.resolve(program.getFileName() + ".sh");
        if (!Files.exists(script) || !Files.readString(script).equals(text)) {
            Path draft = Files.createTempFile(standIns, "script", ".draft");
            Files.writeString(draft, text);
            if (!draft.toFile().setExecutable(true)) {
                throw new IOException(draft + " cannot be made executable");
            }
            Files.move(draft, script, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return script;
    }

    /** Whether the line is the loader's remark, made at each start, that a stand-in is not the real library. */
    static boolean isAboutStandIn(String line) {
        return line.contains("no version information available");
    }

    /** Starts the program and puts an empty library in the place of each missing one that the loader names. */
    private void makeRunnable(Path program) throws IOException {
        Set<String> replaced = new HashSet<>();
        while (true) {
            Process process = new ProcessBuilder(program.toString(), "-version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher missing = MISSING.matcher(said);
            if (!missing.find()) {
                if (!said.contains(" version ")) {
                    throw new IOException(program + " does not start: " + said.strip());
                }
                return;
            }
            if (!replaced.add(missing.group(1))) {
                throw new IOException("a stand-in for " + missing.group(1) + " does not help: " + said.strip());
            }
            EmptyLibrary.write(standIns, missing.group(1));
        }
    }
}
