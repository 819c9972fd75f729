package dev.claquete.render.ffmpeg;

import java.util.List;
import java.util.Optional;

/** Determines which limit made the kernel end a process, by its exit status and its last lines. */
final class KernelVerdict {

    private static final int KILLED = 128;
    private static final int SIGXCPU = 24;
    private static final int SIGXFSZ = 25;

    private KernelVerdict() {}

    /** @return the rest of a sentence that begins with the work */
    static Optional<String> of(int status, List<String> lastLines, FfmpegLimits limits) {
        if (status == 0) {
            return Optional.empty(); // its own error; its text may come from a file's title
        }
        if (status == KILLED + SIGXCPU || said(lastLines, "received signal " + SIGXCPU)) {
            return Optional.of(cpuTime(limits));
        }
        if (status == KILLED + SIGXFSZ || said(lastLines, "File too large")) {
            return Optional.of("writes a file of more than " + limits.maxFile().toMegabytes() + " MB");
        }
        if (status != 0 && said(lastLines, "Cannot allocate memory")) {
            return Optional.of("takes more memory than it may have, "
                    + limits.maxMemory().toMegabytes() + " MB and "
                    + limits.maxAllocation().toMegabytes() + " MB at once");
        }
        return Optional.empty();
    }

    static String cpuTime(FfmpegLimits limits) {
        return "takes more than " + limits.cpuTime().toSeconds() + " seconds of processor time";
    }

    private static boolean said(List<String> lines, String what) {
        return lines.stream().anyMatch(line -> line.contains(what));
    }
}
