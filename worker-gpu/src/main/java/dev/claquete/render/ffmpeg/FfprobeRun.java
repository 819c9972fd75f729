package dev.claquete.render.ffmpeg;

import com.github.kokorin.jaffree.JaffreeException;
import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.ffprobe.FFprobe;
import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.data.FormatParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of ffprobe in confinement. Jaffree writes the arguments and parses the answer; the process is started and
 * awaited here, because Jaffree's own handler takes a tenth of a second to notice that a short run has ended.
 */
final class FfprobeRun extends FFprobe {

    private static final int LINES_KEPT = 60;
    private static final Duration TIMEOUT_WHEN_INTERRUPTED = Duration.ofSeconds(2);

    private static final ExecutorService READERS = Executors.newCachedThreadPool(reader -> {
        Thread thread = new Thread(reader, "ffprobe-reader");
        thread.setDaemon(true);
        return thread;
    });

    private final List<String> command;
    private final FormatParser answers;
    private final Path file;

    /** @param command what starts the program, and the program */
    FfprobeRun(List<String> command, FormatParser answers, Path file) {
        super(Path.of(command.get(0)));
        this.command = command;
        this.answers = answers;
        this.file = file;
        setLogLevel(LogLevel.ERROR).setFormatParser(answers).setInput(file.toAbsolutePath());
    }

    /**
     * Runs ffprobe to the end. Waits briefly even if the thread is interrupted; the process is gone when this returns
     * or throws.
     *
     * @throws FfmpegFailed if ffprobe cannot read the file or takes longer than the timeout
     */
    FFprobeResult answer(Duration timeout) {
        Process process = started();
        try {
            CompletableFuture<List<String>> stderr = reading(process.getErrorStream(), FfprobeRun::lines);
            CompletableFuture<@Nullable FFprobeResult> stdout = reading(process.getInputStream(), this::parsed);
            if (!ended(process, timeout)) {
                throw failed("ffprobe did not end in time", List.of(), false);
            }
            List<String> said = stderr.join();
            FFprobeResult result = stdout.join();
            if (process.exitValue() != 0 || result == null) {
                boolean ownVerdict = process.exitValue() != 0 && !said.isEmpty(); // a killed process has said nothing
                throw failed("ffprobe cannot read " + file.getFileName(), said, ownVerdict);
            }
            return result;
        } catch (CompletionException e) {
            FfmpegFailed failed =
                    failed("ffprobe's answer cannot be read", List.of(String.valueOf(e.getCause())), false);
            failed.initCause(e);
            throw failed;
        } finally {
            process.destroyForcibly();
        }
    }

    private Process started() {
        List<String> all = new ArrayList<>(command);
        all.addAll(buildArguments());
        try {
            Process process = new ProcessBuilder(all).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            FfmpegFailed failed =
                    failed("ffprobe could not be started", List.of(String.valueOf(e.getMessage())), false);
            failed.initCause(e);
            throw failed;
        }
    }

    private static <T extends @Nullable Object> CompletableFuture<T> reading(
            InputStream stream, Function<InputStream, T> reader) {
        return CompletableFuture.supplyAsync(() -> reader.apply(stream), READERS);
    }

    /** Parses the answer; null if it breaks off, because then the exit status and stderr explain why. */
    private @Nullable FFprobeResult parsed(InputStream stdout) {
        try (stdout) {
            return new FFprobeResult(answers.parse(stdout));
        } catch (JaffreeException | IOException e) {
            return null;
        }
    }

    private static List<String> lines(InputStream stderr) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stderr, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (lines.size() < LINES_KEPT && !PinnedFfmpeg.isAboutStandIn(line)) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            lines.add("(stderr broke off)");
        }
        return lines;
    }

    private static boolean ended(Process process, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    deadline = Math.min(deadline, System.nanoTime() + TIMEOUT_WHEN_INTERRUPTED.toNanos());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private FfmpegFailed failed(String what, List<String> said, boolean ownVerdict) {
        String program = command.get(command.size() - 1);
        return new FfmpegFailed(what, List.of(program, file.toString()), said, ownVerdict);
    }
}
