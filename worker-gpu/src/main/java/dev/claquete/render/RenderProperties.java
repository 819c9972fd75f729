package dev.claquete.render;

import dev.claquete.render.ffmpeg.FfmpegLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How FFmpeg is run ({@code claquete.ffmpeg.*}).
 *
 * @param ffmpeg the program to run instead of the one from Maven; {@code FFMPEG_PATH} is equivalent
 * @param ffprobe likewise, {@code FFPROBE_PATH}; if only ffmpeg is given, the ffprobe beside it is used
 * @param timeout of any one run
 * @param probeTimeout of any one probe of a file
 * @param cpuTime processor time of any one run, all its threads together
 * @param maxFile the largest file that a run may write
 * @param maxScratch the most that a task's folder may hold while FFmpeg works in it
 * @param maxMemory memory of any one run
 * @param maxAllocation the largest single allocation of a run
 */
@ConfigurationProperties("claquete.ffmpeg")
public record RenderProperties(
        @Nullable Path ffmpeg,
        @Nullable Path ffprobe,
        @DefaultValue("30m") Duration timeout,
        @DefaultValue("1m") Duration probeTimeout,
        @DefaultValue("2h") Duration cpuTime,
        @DefaultValue("8GB") DataSize maxFile,
        @DefaultValue("32GB") DataSize maxScratch,
        @DefaultValue("8GB") DataSize maxMemory,
        @DefaultValue("512MB") DataSize maxAllocation) {

    FfmpegLimits limits() {
        return new FfmpegLimits(timeout, cpuTime, maxFile, maxScratch, maxMemory, maxAllocation);
    }
}
