package dev.claquete.render;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How FFmpeg is run ({@code claquete.ffmpeg.*}).
 *
 * @param ffmpeg the program to run instead of the one that came from Maven; {@code FFMPEG_PATH} says the same
 * @param ffprobe likewise, {@code FFPROBE_PATH}; when only ffmpeg is named, the ffprobe beside it is used
 * @param timeout how long any one run may take
 */
@ConfigurationProperties("claquete.ffmpeg")
public record RenderProperties(@Nullable Path ffmpeg, @Nullable Path ffprobe, @DefaultValue("30m") Duration timeout) {}
