package dev.claquete.studio.narration;

import com.sun.jna.Native;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs eSpeak NG in a separate process ({@link EspeakProgram}), started on first use and then kept. A process that died
 * or hangs is replaced on the next call; it also ends with this JVM, because its input closes. Thread-safe: one call at
 * a time.
 */
final class Espeak implements AutoCloseable {

    /** Forty times the longest narration's time on a slow machine. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The environment variables that it needs; the others include secrets. */
    private static final Set<String> KEPT =
            Set.of("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP");

    private record Running(Process process, DataOutputStream requests, DataInputStream answers) {}

    private final Path cache;
    private @Nullable EspeakFiles files;
    private @Nullable Running running;

    /** @param cache where the library and its data are unpacked once */
    Espeak(Path cache) {
        this.cache = cache;
    }

    /** The available voice variants. */
    synchronized Set<String> variants() {
        return files().variants();
    }

    /**
     * @throws EspeakMissing if there is no build for this machine
     * @throws IllegalStateException if eSpeak NG does not answer; the next call restarts it
     */
    synchronized EspeakRendering speak(EspeakRequest request) {
        Running program = program();
        CompletableFuture<?> limit = CompletableFuture.runAsync(
                program.process().toHandle()::destroyForcibly,
                CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS));
        try {
            request.write(program.requests());
            program.requests().flush();
            EspeakRendering rendering = EspeakRendering.read(program.answers());
            if (rendering.error() != null) {
                throw new IllegalStateException(rendering.error());
            }
            return rendering;
        } catch (IOException e) {
            throw fault(lastWords(program.process()), request, e);
        } finally {
            limit.cancel(false);
        }
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.process().destroy();
            running = null;
        }
    }

    private Running program() {
        if (running == null || !running.process().isAlive()) {
            running = start();
        }
        return running;
    }

    private EspeakFiles files() {
        if (files == null || !files.library().toFile().exists()) {
            files = EspeakFiles.unpackedIn(cache);
        }
        return files;
    }

    private Running start() {
        EspeakFiles espeak = files();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + espeak.folder().resolve("crash.log"),
                "-Djna.tmpdir=" + espeak.folder(),
                "-Djna.nosys=true"));
        command.addAll(program(EspeakProgram.class.getName()));
        command.add(espeak.library().toString());
        command.add(espeak.folder().toString());
        try {
            ProcessBuilder program = new ProcessBuilder(command);
            program.environment().keySet().retainAll(KEPT);
            Process process = program.start();
            return new Running(
                    process,
                    new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
                    new DataInputStream(new BufferedInputStream(process.getInputStream())));
        } catch (IOException e) {
            throw new IllegalStateException("cannot start eSpeak NG: " + String.join(" ", command), e);
        }
    }

    /** The class path: from class folders and jars directly, from a Spring Boot jar through its launcher. */
    private static List<String> program(String mainClass) {
        String own = place(EspeakProgram.class);
        String jna = place(Native.class);
        if (own != null && jna != null) {
            return List.of("-cp", own + File.pathSeparator + jna, mainClass);
        }
        return List.of(
                "-Dloader.main=" + mainClass,
                "-cp",
                System.getProperty("java.class.path"),
                "org.springframework.boot.loader.launch.PropertiesLauncher");
    }

    private static @Nullable String place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        boolean plainFile = source != null && source.getLocation().getProtocol().equals("file");
        return plainFile ? new File(URI.create(source.getLocation().toString())).getPath() : null;
    }

    private static IllegalStateException fault(String lastWords, EspeakRequest request, IOException cause) {
        return lastWords.contains("UnsatisfiedLinkError")
                ? new EspeakMissing(lastWords)
                : new IllegalStateException(
                        "eSpeak NG ended while it spoke " + request.text().length() + " characters with voice "
                                + request.voice() + ", " + lastWords,
                        cause);
    }

    /** Ends the process if it still runs (by its handle, which leaves its streams open), and describes how it ended. */
    private static String lastWords(Process process) {
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.toHandle().destroyForcibly();
            }
            int exit = process.waitFor();
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return "exit code " + exit + ": " + said.substring(Math.max(0, said.length() - 1500));
        } catch (IOException e) {
            return "its last words are lost";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
