package dev.claquete.render;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * What one run of FFmpeg may take.
 *
 * @param timeout by the clock
 * @param cpuTime of all its threads together
 * @param maxFile the largest file that it may write
 * @param maxScratch the most that its task's folder may hold while it runs
 * @param maxMemory of its own, the program's code and files not counted
 * @param maxAllocation the largest piece of memory that it may ask for at once, a picture for example
 */
public record FfmpegLimits(
        Duration timeout,
        Duration cpuTime,
        DataSize maxFile,
        DataSize maxScratch,
        DataSize maxMemory,
        DataSize maxAllocation) {

    /** The usual ones, but for the time. */
    public static FfmpegLimits of(Duration timeout) {
        return new FfmpegLimits(
                timeout,
                Duration.ofHours(2),
                DataSize.ofGigabytes(8),
                DataSize.ofGigabytes(32),
                DataSize.ofGigabytes(8),
                DataSize.ofMegabytes(512));
    }

    /** For short runs. */
    FfmpegLimits within(Duration cpuTime) {
        return new FfmpegLimits(cpuTime.multipliedBy(2), cpuTime, maxFile, maxScratch, maxMemory, maxAllocation);
    }

    /** For a look at a file: nothing is written. */
    FfmpegLimits forProbe(Duration probeTimeout) {
        return new FfmpegLimits(probeTimeout, probeTimeout, DataSize.ofBytes(0), maxScratch, maxMemory, maxAllocation);
    }
}
