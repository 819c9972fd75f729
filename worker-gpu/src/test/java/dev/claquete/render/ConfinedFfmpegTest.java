package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claquete.render.ffmpeg.Decoders;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.FfmpegLimitExceeded;
import dev.claquete.render.ffmpeg.FfmpegLimits;
import dev.claquete.render.ffmpeg.InputWhitelists;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What FFmpeg may take, know and reach. */
class ConfinedFfmpegTest {

    private static final FfmpegLimits USUAL = FfmpegLimits.of(Duration.ofMinutes(2));
    private static final List<String> ENDLESS =
            List.of("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=60", "-c:v", "rawvideo", "-f", "nut");

    @TempDir
    Path folder;

    private Studio studio;

    @BeforeEach
    void openStudio() {
        studio = new Studio(folder);
    }

    @Test
    void aRunThatTakesTooMuchOfTheProcessorIsEnded() {
        FfmpegLimits limits = new FfmpegLimits(
                USUAL.timeout(),
                Duration.ofSeconds(1),
                USUAL.maxFile(),
                USUAL.maxScratch(),
                USUAL.maxMemory(),
                USUAL.maxAllocation());
        exceeds(limits, "takes more than 1 seconds of processor time", "/dev/null");
    }

    @Test
    void aFileMayNotGrowWithoutEnd() {
        FfmpegLimits limits = new FfmpegLimits(
                USUAL.timeout(),
                USUAL.cpuTime(),
                DataSize.ofMegabytes(2),
                USUAL.maxScratch(),
                USUAL.maxMemory(),
                USUAL.maxAllocation());
        assumeTrue(Files.exists(Path.of("/usr/bin/prlimit")));
        exceeds(limits, "writes a file of more than 2 MB", "large.nut");
    }

    @Test
    void theFolderMayNotFillUp() {
        FfmpegLimits limits = new FfmpegLimits(
                USUAL.timeout(),
                USUAL.cpuTime(),
                USUAL.maxFile(),
                DataSize.ofMegabytes(3),
                USUAL.maxMemory(),
                USUAL.maxAllocation());
        exceeds(limits, "takes more than 3 MB of disk", "large.nut");
    }

    @Test
    void aPictureMayNotTakeAllMemory() {
        FfmpegLimits limits = new FfmpegLimits(
                USUAL.timeout(),
                USUAL.cpuTime(),
                USUAL.maxFile(),
                USUAL.maxScratch(),
                USUAL.maxMemory(),
                DataSize.ofKilobytes(200));
        exceeds(limits, "takes more memory than it may have", "large.nut");
    }

    @Test
    void allPicturesTogetherMayNotEither() {
        assumeTrue(Files.exists(Path.of("/usr/bin/prlimit")));
        FfmpegLimits limits = new FfmpegLimits(
                USUAL.timeout(),
                USUAL.cpuTime(),
                USUAL.maxFile(),
                USUAL.maxScratch(),
                DataSize.ofMegabytes(150),
                USUAL.maxAllocation());
        List<String> reversed = List.of(
                "-filter_threads",
                "1",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=1280x720:rate=60:duration=10",
                "-vf",
                "reverse",
                "-f",
                "null",
                "-");
        assertThatThrownBy(() -> new Ffmpeg(Studio.FFMPEG, limits).run(studio.task(), reversed))
                .isInstanceOf(FfmpegLimitExceeded.class)
                .hasMessageContaining("takes more memory than it may have");
    }

    private void exceeds(FfmpegLimits limits, String rule, String output) {
        TestTask task = studio.task();
        Path file = task.scratch().resolve(output);
        FfmpegLimitExceeded exceeded = catchThrowableOfType(
                FfmpegLimitExceeded.class, () -> new Ffmpeg(Studio.FFMPEG, limits).make(file, task, ENDLESS));
        assertThat(exceeded).isNotNull();
        assertThat(exceeded.rule()).startsWith(rule);
        assertThat(exceeded.ownVerdict()).isFalse();
    }

    @Test
    void itStartsInItsTasksFolderAndKnowsNothingOfOurEnvironment() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/env")));
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\npwd >&2\n/usr/bin/env >&2\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        TestTask task = studio.task();
        FfmpegFailed failed =
                catchThrowableOfType(FfmpegFailed.class, () -> new Ffmpeg(program, USUAL).run(task, List.of()));
        assertThat(failed.lastLines().get(0))
                .isEqualTo(task.scratch().toRealPath().toString());
        assertThat(failed.lastLines().subList(1, failed.lastLines().size()))
                .contains("TMPDIR=" + task.scratch())
                .allMatch(
                        line -> line.matches(
                                "(PATH|LANG|LC_ALL|LC_CTYPE|TZ|LD_LIBRARY_PATH|CUDA_.*|NVIDIA_.*|TMPDIR|GLIBC_TUNABLES|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @Test
    void noInputOfAnyRunCanBeAnAddress() {
        assertThatThrownBy(() -> studio.ffmpeg.run(
                        studio.task(), List.of("-i", "http://127.0.0.1:9/video.mp4", "-f", "null", "-")))
                .isInstanceOf(FfmpegFailed.class)
                .hasMessageContaining("Protocol 'http' not on whitelist");
    }

    @Test
    void everyInputHasEveryWhitelistAndKeepsTheOneThatItNames() {
        List<String> arguments = InputWhitelists.in(List.of(
                "-i",
                "a.mp4",
                "-ss",
                "1",
                "-f",
                "rawvideo",
                "-i",
                "pipe:0",
                "-protocol_whitelist",
                "x",
                "-format_whitelist",
                "y",
                "-codec_whitelist",
                "z",
                "-i",
                "b",
                "-codec_whitelist",
                "of an output"));
        assertThat(options(arguments, "a.mp4"))
                .containsEntry("-protocol_whitelist", "file")
                .containsEntry("-codec_whitelist", Decoders.OURS)
                .extractingByKey("-format_whitelist", STRING)
                .startsWith("mov,")
                .doesNotContain("concat", "hls", "rawvideo");
        assertThat(options(arguments, "pipe:0"))
                .containsEntry("-ss", "1")
                .containsEntry("-protocol_whitelist", "pipe,fd")
                .containsEntry("-codec_whitelist", Decoders.OURS)
                .extractingByKey("-format_whitelist", STRING)
                .startsWith("rawvideo,mov,");
        assertThat(options(arguments, "b"))
                .isEqualTo(Map.of("-protocol_whitelist", "x", "-format_whitelist", "y", "-codec_whitelist", "z"));
        assertThat(arguments).endsWith("b", "-codec_whitelist", "of an output");
    }

    /** What stands before an input, by option. */
    private static Map<String, String> options(List<String> arguments, String input) {
        int end = arguments.indexOf(input) - 1;
        int start = end;
        while (start >= 2 && !arguments.get(start - 2).equals("-i")) {
            start -= 2;
        }
        Map<String, String> options = new HashMap<>();
        for (int i = start; i < end; i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    @Test
    void workThatNobodyWaitsForLetsOthersGoFirst() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/nice")) && Files.exists(Path.of("/proc/self/stat")));
        int ours = niceness("self");
        assertThat(nicenessOfRun(true)).isEqualTo(ours);
        assertThat(nicenessOfRun(false)).isEqualTo(Math.min(19, ours + 10));
    }

    private int nicenessOfRun(boolean quick) {
        TestTask task = new TestTask(folder) {
            @Override
            public boolean quick() {
                return quick;
            }
        };
        AtomicInteger found = new AtomicInteger(-99);
        List<String> arguments = List.of("-f", "s16le", "-i", "pipe:0", "-f", "null", "-");
        studio.ffmpeg.run(task, arguments, stdin -> {
            Optional<ProcessHandle> child = Optional.empty();
            while (child.isEmpty()) { // it is becoming FFmpeg, by way of what confines it
                child = ProcessHandle.current()
                        .children()
                        .filter(it -> it.info().command().orElse("").endsWith("ffmpeg"))
                        .findFirst();
            }
            found.set(niceness(String.valueOf(child.get().pid())));
            stdin.write(new byte[1 << 16]);
        });
        return found.get();
    }

    /** The 19th field of proc(5)'s stat, the 17th after the name in brackets. */
    private static int niceness(String process) throws IOException {
        String stat = Files.readString(Path.of("/proc", process, "stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }

    @Test
    void itDiesWithUs() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")));
        Process parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            while (!child.info().command().orElse("ffmpeg").endsWith("ffmpeg")) {
                Thread.sleep(20); // it is becoming FFmpeg, by way of what confines it
            }
            parent.destroyForcibly().waitFor();
            child.onExit().get(1, TimeUnit.MINUTES);
            assertThat(child.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    /** A process that runs FFmpeg, says which process that is, and waits for its own end. */
    static final class Parent {

        public static void main(String[] arguments) {
            TestTask task = new TestTask(Path.of(arguments[0]));
            Ffmpeg ffmpeg = new Ffmpeg(Studio.FFMPEG, Duration.ofMinutes(5));
            ffmpeg.run(task, List.of("-re", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "-"), stdin -> {
                System.out.println(ProcessHandle.current()
                        .children()
                        .findFirst()
                        .orElseThrow()
                        .pid());
                while (!task.messages().contains("never said")) {
                    LockSupport.park();
                }
            });
        }
    }
}
