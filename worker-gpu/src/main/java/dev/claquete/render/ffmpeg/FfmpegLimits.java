package dev.claquete.render.ffmpeg;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * The resources that one run of FFmpeg may use.
 *
 * @param timeout by the clock
 * @param cpuTime of all its threads together
 * @param maxFile the largest file that it may write
 * @param maxScratch the most that its task's folder may hold while it runs
 * @param maxMemory of its own, not counting the program's code and files
 * @param maxAllocation the largest single allocation, for example a picture
 */
public record FfmpegLimits(
        Duration timeout,
        Duration cpuTime,
        DataSize maxFile,
        DataSize maxScratch,
        DataSize maxMemory,
        DataSize maxAllocation) {

    /** The defaults with another timeout. */
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

    /** For probing a file, which writes nothing. */
    FfmpegLimits forProbe(Duration probeTimeout) {
        return new FfmpegLimits(probeTimeout, probeTimeout, DataSize.ofBytes(0), maxScratch, maxMemory, maxAllocation);
    }
}
