package dev.claquete.studio.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Processor time of a studio and of what it runs, from outside: its own from {@code /proc}, and that of every FFmpeg and ffprobe from
 * shell scripts that are set up in their place ({@code FFMPEG_PATH}), which note what their child took. ffprobe may write no file
 * at all (its confinement), so it is only counted. Linux only.
 */
final class ProcessTimes {

    private static final double TICKS_A_SECOND = 100; // USER_HZ, the same on every Linux that a JDK runs on

    private final Path folder;

    /** @param programs the real ones by name */
    ProcessTimes(Path folder, Map<String, Path> programs) throws IOException {
        this.folder = Files.createDirectories(folder);
        for (Map.Entry<String, Path> program : programs.entrySet()) {
            String notes = "'" + folder + "/" + program.getKey() + ".'$$.times";
            String real = "'" + program.getValue() + "' \"$@\"";
            String script = program.getKey().equals("ffprobe")
                    ? "#!/bin/sh\n: > " + notes + "\nexec " + real + "\n"
                    : "#!/bin/sh\n" + real + "\nstatus=$?\n{ echo \"$*\"; times; } > " + notes + "\nexit $status\n";
            Path file = Files.writeString(folder.resolve(program.getKey()), script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    Path program(String name) {
        return folder.resolve(name);
    }

    /** How many processes there were and what they took, by kind. */
    record Share(int processes, double cpuSeconds) {

        Share plus(double seconds) {
            return new Share(processes + 1, cpuSeconds + seconds);
        }
    }

    /** Of all processes that have ended since the last call. */
    Map<String, Share> take() throws IOException {
        Map<String, Share> shares = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".times")).toList()) {
                if (Files.size(file) == 0) {
                    shares.merge("ffprobe, not timed", new Share(1, 0), (one, other) -> one.plus(0));
                    Files.delete(file);
                    continue;
                }
                String[] lines = Files.readString(file).split("\n");
                String kind = kind(file.getFileName().toString().replaceAll("\\..*", ""), lines[0]);
                String[] times =
                        lines[lines.length - 1].trim().split("\\s+"); // of the children; the shell's are one line up
                shares.merge(
                        kind,
                        new Share(1, seconds(times[0]) + seconds(times[1])),
                        (one, other) -> one.plus(other.cpuSeconds));
                Files.delete(file);
            }
        }
        return shares;
    }

    private static String kind(String program, String arguments) {
        if (!program.equals("ffmpeg")) {
            return program;
        }
        boolean frames = arguments.contains("-f rawvideo");
        boolean encodes = arguments.contains("-c:v libx264") || arguments.contains("-c:v h264_nvenc");
        boolean sound = arguments.contains("-c:a ") || arguments.contains("loudnorm") || arguments.contains("ebur128");
        return "ffmpeg, "
                + (encodes
                        ? frames ? "encodes drawn frames" : "encodes video"
                        : sound ? "sound" : "neither encodes video nor makes sound");
    }

    /** As {@code times} writes it: {@code 1m2.5s}. */
    private static double seconds(String time) {
        String[] parts = time.replace("s", "").split("m");
        return 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
    }

    /**
     * Seconds of processor time so far.
     *
     * @param own of the process itself
     * @param ended of children that it has waited for, and theirs
     * @param alive of descendants that still run, and what those have waited for
     */
    record Cpu(double own, double ended, double alive) {

        static Cpu of(long pid) {
            double alive = ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::descendants)
                    .mapToDouble(it -> ticks(it.pid(), 0) + ticks(it.pid(), 2))
                    .sum();
            return new Cpu(ticks(pid, 0), ticks(pid, 2), alive / TICKS_A_SECOND).inSeconds();
        }

        private Cpu inSeconds() {
            return new Cpu(own / TICKS_A_SECOND, ended / TICKS_A_SECOND, alive);
        }

        Cpu since(Cpu before) {
            return new Cpu(own - before.own, ended - before.ended, alive - before.alive);
        }

        double total() {
            return own + ended + alive;
        }
    }

    /** proc(5): utime and stime, two further on cutime and cstime. */
    private static double ticks(long pid, int from) {
        try {
            return ticks(Files.readString(Path.of("/proc/" + pid + "/stat")), from);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static double ticks(String stat, int from) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Double.parseDouble(fields[11 + from]) + Double.parseDouble(fields[12 + from]);
    }

    /** Seconds of each kind of the JVM's threads that live as long as it does. */
    static Map<String, Double> threads(long pid) {
        Map<String, Double> seconds = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks.toList()) {
                String stat;
                try {
                    stat = Files.readString(task.resolve("stat"));
                } catch (IOException gone) {
                    continue;
                }
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                String kind = name.startsWith("C1 ") || name.startsWith("C2 ")
                        ? "compilers"
                        : name.startsWith("GC ") || name.startsWith("G1 ") || name.startsWith("VM ")
                                ? "garbage collection"
                                : "other threads that last";
                seconds.merge(kind, ticks(stat, 0) / TICKS_A_SECOND, Double::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seconds;
    }
}
