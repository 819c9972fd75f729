package dev.claquete.render.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches a running process and ends it if it uses too much processor time or fills its folder. Works on any operating
 * system; the kernel's own limits ({@link Confinement}) are a little higher.
 */
final class ProcessGuard implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int LOOKS_BETWEEN_FOLDER_SIZES = 4;

    private static final ScheduledExecutorService LOOKOUT = Executors.newSingleThreadScheduledExecutor(look -> {
        Thread thread = new Thread(look, "ffmpeg-guard");
        thread.setDaemon(true);
        return thread;
    });

    private final Process process;
    private final FfmpegLimits limits;
    private final Set<Path> folders;
    private final ScheduledFuture<?> looking;
    private int looks;
    private volatile @Nullable String broken;

    /** @param folders that the process writes to */
    ProcessGuard(Process process, FfmpegLimits limits, Set<Path> folders) {
        this.process = process;
        this.limits = limits;
        this.folders = folders;
        this.looking = LOOKOUT.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Which limit the process broke, if any.
     *
     * @param lastLines its last output, which names the signal by which the kernel ended it, or the memory that it did
     *     not get
     */
    Optional<String> verdict(int status, List<String> lastLines) {
        if (broken != null) {
            return Optional.of(broken);
        }
        return KernelVerdict.of(status, lastLines, limits);
    }

    private void look() {
        Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
        if (cpu.compareTo(limits.cpuTime()) > 0) {
            end(KernelVerdict.cpuTime(limits));
        } else if (looks++ % LOOKS_BETWEEN_FOLDER_SIZES == 0
                && folders.stream().mapToLong(ProcessGuard::size).sum()
                        > limits.maxScratch().toBytes()) {
            end("takes more than " + limits.maxScratch().toMegabytes() + " MB of disk");
        }
    }

    private void end(String rule) {
        if (process.isAlive()) {
            broken = rule;
            process.destroyForcibly();
        }
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(ProcessGuard::sizeOfFile).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // files come and go while they are counted; the next check counts again
        }
    }

    private static long sizeOfFile(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        looking.cancel(false);
    }
}
