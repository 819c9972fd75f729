package dev.claquete.render.ffmpeg;

import com.github.kokorin.jaffree.ffmpeg.FFmpeg;
import com.github.kokorin.jaffree.ffmpeg.FFmpegResult;
import com.github.kokorin.jaffree.ffmpeg.OutputListener;
import com.github.kokorin.jaffree.log.LogMessage;
import com.github.kokorin.jaffree.process.StdReader;
import com.github.kokorin.jaffree.process.Stopper;
import dev.claquete.work.TaskContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs FFmpeg. A run ends when FFmpeg ends, when the work is cancelled or when it takes too long; in every case the
 * process is gone when {@link #run} returns or throws. It starts in the task's folder, with an emptied environment and
 * its own limits, and can open only local files. Where the system allows it, it dies when we do. Thread-safe.
 *
 * <p>We alone write the arguments: inputs are local files or frames on stdin, and no text from a user is ever in them.
 */
public final class Ffmpeg {

    /**
     * Put before a sound file from outside: nothing in the file can make FFmpeg open another file or an address, and
     * playlists are not read at all.
     */
    public static final List<String> LOCAL_AUDIO_INPUT = List.of(
            "-protocol_whitelist",
            "file",
            "-format_whitelist",
            SoundCheck.DEMUXERS,
            "-codec_whitelist",
            Decoders.ALLOWED,
            "-max_streams",
            Decoders.STREAMS_OPENED);

    private static final int LINES_KEPT = 60;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(2);

    private final Path program;
    private final FfmpegLimits limits;

    /** @param timeout how long a single run may take; the other limits are the defaults */
    public Ffmpeg(Path program, Duration timeout) {
        this(program, FfmpegLimits.of(timeout));
    }

    /** @param limits of any single run */
    public Ffmpeg(Path program, FfmpegLimits limits) {
        this.program = program.toAbsolutePath();
        this.limits = limits;
    }

    /** The same program for short runs, with this much processor time and twice that by the clock. */
    public Ffmpeg within(Duration cpuTime) {
        return new Ffmpeg(program, limits.within(cpuTime));
    }

    /** Writes what a run reads from stdin. */
    public interface Feed {
        void writeTo(OutputStream stdin) throws IOException;
    }

    /** Reads what a run writes to stdout. It may stop before the end, which ends the run. */
    public interface Sink {
        void readFrom(InputStream stdout) throws IOException;
    }

    /** Called now and then while FFmpeg runs. */
    public interface Watch<E extends Exception> {
        void look() throws IOException, E;
    }

    private static final Feed NOTHING = stdin -> {};

    /** Runs beside the process; it need not wait for its end. */
    private interface Attendance<E extends Exception> {
        void attend(Process process) throws IOException, E, InterruptedException;
    }

    /**
     * Runs FFmpeg to the end.
     *
     * @param arguments everything after the program's name and the general options
     * @return the last lines that FFmpeg wrote to stderr
     * @throws FfmpegFailed if it ends with an error or takes too long
     * @throws FfmpegLimitExceeded if it exceeds any other limit
     * @throws CancellationException if the work is cancelled
     */
    public List<String> run(TaskContext task, List<String> arguments) {
        return run(task, arguments, NOTHING);
    }

    public List<String> run(TaskContext task, List<String> arguments, Feed feed) {
        try {
            return this.<RuntimeException>attended(
                    task, general(feed != NOTHING, arguments), process -> feed(process, feed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs FFmpeg to the end and calls {@code watch} now and then.
     *
     * @param watch whatever it throws ends the run and is thrown
     */
    public <E extends Exception> List<String> watch(TaskContext task, List<String> arguments, Watch<E> watch)
            throws IOException, E {
        return this.<E>attended(task, general(false, arguments), process -> {
            feed(process, NOTHING);
            while (!process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                watch.look();
            }
        });
    }

    private List<String> general(boolean fed, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostats", "-y"));
        if (!fed) {
            all.add("-nostdin");
        }
        all.addAll(List.of("-max_alloc", String.valueOf(limits.maxAllocation().toBytes())));
        all.addAll(InputWhitelists.in(arguments));
        return all;
    }

    /**
     * Runs until FFmpeg ends or the sink stops reading.
     *
     * @param arguments with {@code pipe:1} as the output
     * @param sink is called on another thread, and done when this returns; what it throws ends the run, like a return
     */
    public void read(TaskContext task, List<String> arguments, Sink sink) {
        Stdout stdout = new Stdout(sink);
        try {
            this.<RuntimeException>attended(
                    task,
                    new Run(program, command(task, general(false, arguments)), stdout),
                    process -> feed(process, NOTHING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FfmpegFailed e) {
            if (!stdout.hadEnough) {
                throw e;
            }
        } finally {
            stdout.awaitEnd();
        }
    }

    private <E extends Exception> List<String> attended(
            TaskContext task, List<String> arguments, Attendance<E> attendance) throws IOException, E {
        return this.<E>attended(task, new Run(program, command(task, arguments), null), attendance);
    }

    private <E extends Exception> List<String> attended(TaskContext task, Run run, Attendance<E> attendance)
            throws IOException, E {
        task.checkCancelled();
        Process process = run.start();
        try (ProcessGuard guard =
                new ProcessGuard(process, limits, Set.copyOf(List.of(task.scratch(), task.output())))) {
            task.onCancel(process::destroyForcibly);
            CompletableFuture<Boolean> overdue = endAfter(limits.timeout(), process);
            attendance.attend(process);
            int status = process.waitFor();
            task.checkCancelled();
            if (overdue.join()) {
                throw run.failed("FFmpeg took longer than " + limits.timeout(), false);
            }
            Optional<String> broken = guard.verdict(status, run.lastLines());
            if (broken.isPresent()) {
                throw new FfmpegLimitExceeded(broken.get(), run.shown(), run.lastLines());
            }
            if (status != 0) {
                throw run.failed("FFmpeg ended with status " + status, !ExitStatus.ofOutsideCause(status));
            }
            return run.lastLines();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while FFmpeg ran");
        } finally {
            end(process);
        }
    }

    private List<String> command(TaskContext task, List<String> arguments) {
        boolean graphics =
                arguments.stream().anyMatch(argument -> argument.contains("nvenc") || argument.contains("cuda"));
        return Confinement.of(limits)
                .command(program, task.scratch().toAbsolutePath(), task.quick(), graphics, arguments);
    }

    /** Like {@link #run}, for a run that makes a file, which must exist afterwards and not be empty. */
    public Path make(Path output, TaskContext task, List<String> arguments, Feed feed) throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.add(output.toString());
        List<String> lines = run(task, all, feed);
        if (!Files.exists(output) || Files.size(output) == 0) {
            throw new FfmpegFailed("FFmpeg ended well but made nothing", all, lines, true);
        }
        return output;
    }

    public Path make(Path output, TaskContext task, List<String> arguments) throws IOException {
        return make(output, task, arguments, NOTHING);
    }

    /** Ends the process at the timeout; completes after the process has ended with whether the timeout ended it. */
    private static CompletableFuture<Boolean> endAfter(Duration timeout, Process process) {
        return process.onExit()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((ended, late) -> {
                    if (late != null) {
                        process.destroyForcibly();
                    }
                    return late != null;
                });
    }

    private static void feed(Process process, Feed feed) {
        try (OutputStream stdin = process.getOutputStream()) {
            feed.writeTo(stdin);
        } catch (IOException e) {
            // The pipe broke because FFmpeg ended early: its exit status and its last lines say why.
        }
    }

    /**
     * Waits for the process itself: Jaffree reports a stop earlier, and files may only be removed when the process is
     * gone.
     */
    private static void end(Process process) {
        if (!process.isAlive()) {
            return; // destroying would close the streams that are still being read
        }
        process.destroyForcibly();
        long deadline = System.nanoTime() + TIME_TO_DIE.toNanos();
        boolean interrupted = false;
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true; // the interrupt shall end the process too
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (process.isAlive()) {
            throw new IllegalStateException("FFmpeg, process " + process.pid() + ", does not end");
        }
    }

    /**
     * One run. Jaffree starts the process and reads its outputs; we build the arguments, write to the real stdin (its
     * own raw input goes over a local socket), wait for the process itself (Jaffree checks only every 100 ms) and keep
     * the last lines of stderr, which its exceptions lack.
     */
    private static final class Run extends FFmpeg {

        private final Path program;
        private final List<String> command;
        private final CompletableFuture<Process> started = new CompletableFuture<>();
        private final LastLines stderr = new LastLines(LINES_KEPT);
        private final @Nullable Stdout stdout;

        /**
         * @param command begins with what starts the program
         * @param stdout reads the program's output, if it is used
         */
        Run(Path program, List<String> command, @Nullable Stdout stdout) {
            super(Path.of(command.get(0)));
            this.program = program;
            this.command = command;
            this.stdout = stdout;
        }

        Process start() {
            executeAsync().toCompletableFuture().whenComplete((result, failure) -> {
                if (failure != null) {
                    started.completeExceptionally(failure);
                }
            });
            try {
                return started.join();
            } catch (CompletionException e) {
                FfmpegFailed failed = failed("FFmpeg could not be started", false);
                failed.initCause(e);
                throw failed;
            }
        }

        List<String> lastLines() {
            return stderr.lines();
        }

        FfmpegFailed failed(String what, boolean ownVerdict) {
            return new FfmpegFailed(what, shown(), stderr.lines(), ownVerdict);
        }

        /** The command without what starts the program. */
        List<String> shown() {
            return command.subList(command.indexOf(program.toString()), command.size());
        }

        @Override
        protected List<String> buildArguments() {
            return command.subList(1, command.size());
        }

        @Override
        protected StdReader<FFmpegResult> createStdErrReader(OutputListener listener) {
            return stderr;
        }

        @Override
        protected StdReader<FFmpegResult> createStdOutReader() {
            return stdout == null ? super.createStdOutReader() : stdout;
        }

        @Override
        protected Stopper createStopper() {
            return new Stopper() {
                @Override
                public void setProcess(Process process) {
                    started.complete(process);
                }

                @Override
                public void graceStop() {
                    forceStop();
                }

                @Override
                public void forceStop() {
                    started.thenAccept(Process::destroyForcibly);
                }
            };
        }
    }

    /** Hands stdout to a sink. When the sink stops early, the pipe is closed, which ends FFmpeg. */
    private static final class Stdout implements StdReader<FFmpegResult> {

        private final Sink sink;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean hadEnough;

        Stdout(Sink sink) {
            this.sink = sink;
        }

        @Override
        public FFmpegResult read(InputStream stdout) {
            try (stdout) {
                sink.readFrom(stdout);
                hadEnough = stdout.read() >= 0;
            } catch (IOException e) {
                hadEnough = false; // the pipe broke or the sink failed: FFmpeg's own exit explains it
            } finally {
                ended.countDown();
            }
            return LastLines.NOTHING;
        }

        /** Waits until the rest in the pipe of an ended process is read, which is soon. */
        void awaitEnd() {
            try {
                if (!ended.await(TIME_TO_DIE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("what FFmpeg wrote is still being read");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public List<LogMessage> getErrorLogMessages() {
            return List.of();
        }
    }

    /** Keeps the end of stderr, where FFmpeg says what went wrong. */
    private static final class LastLines implements StdReader<FFmpegResult> {

        static final FFmpegResult NOTHING = new FFmpegResult(null, null, null, null, null, null);

        private final int capacity;
        private final Deque<String> lines = new ArrayDeque<>();
        private final CountDownLatch ended = new CountDownLatch(1);

        LastLines(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public FFmpegResult read(InputStream stderr) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stderr, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                add("(stderr broke off: " + e.getMessage() + ")");
            } finally {
                ended.countDown();
            }
            return NOTHING;
        }

        private synchronized void add(String line) {
            if (PinnedFfmpeg.isAboutStandIn(line)) {
                return;
            }
            if (lines.size() == capacity) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }

        /** The last lines; waits a moment for what is still in the pipe of an ended process. */
        List<String> lines() {
            try {
                if (!ended.await(1, TimeUnit.SECONDS)) {
                    add("(stderr is still open)");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            synchronized (this) {
                return List.copyOf(lines);
            }
        }

        @Override
        public List<LogMessage> getErrorLogMessages() {
            return List.of();
        }
    }
}
