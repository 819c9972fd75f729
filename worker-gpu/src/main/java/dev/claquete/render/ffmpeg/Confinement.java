package dev.claquete.render.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a program with fewer privileges than this process. It uses programs that Linux brings along, each of which
 * becomes the next one (same process id, no shell): {@code env} empties the environment and changes the directory,
 * {@code prlimit} sets the kernel's limits, {@code setpriv} has the kernel kill the program when we die, {@code nice}
 * lets quick work go first. Each is tried once and left out where it does not work, for example on other systems.
 */
public final class Confinement {

    /** The only environment variables that FFmpeg may see: no secrets, no proxies. */
    private static final List<String> KEPT = List.of(
            "PATH",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "LD_LIBRARY_PATH",
            "CUDA_VISIBLE_DEVICES",
            "CUDA_DEVICE_ORDER",
            "NVIDIA_VISIBLE_DEVICES",
            "NVIDIA_DRIVER_CAPABILITIES");

    /**
     * Makes glibc ask for large pages. Raw frames of megabytes come and go, and the kernel prepares each of their pages
     * every time (a third of an encoder's CPU time is the kernel's). Other systems ignore it.
     */
    private static final String LARGE_PAGES = "GLIBC_TUNABLES=glibc.malloc.hugetlb=1";

    private static final Logger LOG = LoggerFactory.getLogger(Confinement.class);
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin"), Path.of("/bin"));
    private static final Duration CPU_TIME_MORE = Duration.ofSeconds(5);
    private static final Duration CPU_TIME_TO_SAY_SO = Duration.ofMinutes(1);
    /** A program at this niceness gets about a tenth of the CPU that one at 0 gets beside it (sched(7)). */
    private static final String NICENESS = "10";

    private static final Duration TRIAL = Duration.ofSeconds(10);
    private static final Map<FfmpegLimits, Confinement> FOUND = new ConcurrentHashMap<>();
    private static final AtomicLong COMMANDS = new AtomicLong();

    private final boolean environment;
    private final boolean folder;
    private final List<String> limits;
    private final List<String> mortality;
    private final List<String> niceness;

    private Confinement(
            boolean environment, boolean folder, List<String> limits, List<String> mortality, List<String> niceness) {
        this.environment = environment;
        this.folder = folder;
        this.limits = limits;
        this.mortality = mortality;
        this.niceness = niceness;
    }

    /** Tries once what works here with these limits. */
    static Confinement of(FfmpegLimits limits) {
        return FOUND.computeIfAbsent(limits, Confinement::find);
    }

    /** How many confined programs this process has started, FFmpeg and ffprobe together. */
    public static long commands() {
        return COMMANDS.get();
    }

    /**
     * The whole command.
     *
     * @param home the directory in which the program runs
     * @param quick whether it goes before the programs of other work
     * @param graphics whether it uses a GPU, whose driver maps more memory than exists
     */
    List<String> command(Path program, Path home, boolean quick, boolean graphics, List<String> arguments) {
        COMMANDS.incrementAndGet();
        List<String> command = new ArrayList<>();
        if (environment) {
            command.addAll(emptied(home));
        }
        limits.stream().filter(part -> !graphics || !part.startsWith("--data=")).forEach(command::add);
        command.addAll(mortality);
        if (!quick) {
            command.addAll(niceness);
        }
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    private List<String> emptied(Path home) {
        List<String> env = new ArrayList<>(List.of(tool("env").orElseThrow(), "-i"));
        if (folder) {
            env.addAll(List.of("-C", home.toString()));
        }
        KEPT.forEach(name -> Optional.ofNullable(System.getenv(name)).ifPresent(value -> env.add(name + "=" + value)));
        env.add("TMPDIR=" + home);
        env.add(LARGE_PAGES);
        return env;
    }

    private static Confinement find(FfmpegLimits limits) {
        List<String> env = tool("env").map(path -> List.of(path, "-i")).orElse(List.of());
        List<String> elsewhere =
                tool("env").map(path -> List.of(path, "-i", "-C", "/")).orElse(List.of());
        List<String> prlimit =
                tool("prlimit").map(path -> limited(path, limits)).orElse(List.of());
        List<String> setpriv = tool("setpriv")
                .map(path -> List.of(path, "--pdeathsig", "KILL"))
                .orElse(List.of());
        List<String> nice =
                tool("nice").map(path -> List.of(path, "-n", NICENESS)).orElse(List.of());
        Confinement found = new Confinement(
                works(env),
                works(elsewhere),
                works(prlimit) ? prlimit : List.of(),
                works(setpriv) ? setpriv : List.of(),
                works(nice) ? nice : List.of());
        if (!found.environment || found.limits.isEmpty() || found.mortality.isEmpty()) {
            LOG.warn(
                    "FFmpeg is only partly confined: env works: {}, prlimit: {}, setpriv: {}",
                    found.environment,
                    !found.limits.isEmpty(),
                    !found.mortality.isEmpty());
        }
        return found;
    }

    private static List<String> limited(String prlimit, FfmpegLimits limits) {
        return List.of(
                prlimit,
                "--core=0",
                "--cpu=" + limits.cpuTime().plus(CPU_TIME_MORE).toSeconds() + ":"
                        + limits.cpuTime().plus(CPU_TIME_TO_SAY_SO).toSeconds(),
                "--fsize=" + limits.maxFile().toBytes(),
                "--data=" + limits.maxMemory().toBytes());
    }

    private static Optional<String> tool(String name) {
        return PLACES.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static boolean works(List<String> tool) {
        if (tool.isEmpty() || tool("true").isEmpty()) {
            return false;
        }
        List<String> command =
                Stream.concat(tool.stream(), tool("true").stream()).toList();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(TRIAL.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) { // the trial gave no result, so none is remembered
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while trying " + tool.get(0));
        }
    }
}
