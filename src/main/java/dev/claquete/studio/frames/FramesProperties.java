package dev.claquete.studio.frames;

import dev.claquete.render.ffmpeg.VideoCheck;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the frame service ({@code claquete.frames.*}).
 *
 * @param maxUpload largest video; it is on the disk once during the check and once during the extraction, never in
 *     memory
 * @param keepUnfinished how long after its last piece an upload in pieces may continue
 * @param maxDuration longest video
 * @param maxPixels largest picture of a video, so that a small file cannot unpack to a huge one
 * @param maxFrames most frames in one archive
 * @param maxZip most bytes in one archive
 */
@Validated
@ConfigurationProperties("claquete.frames")
record FramesProperties(
        @DefaultValue("5GB") DataSize maxUpload,
        @DefaultValue("24h") Duration keepUnfinished,
        @DefaultValue("3h") Duration maxDuration,
        @Positive @DefaultValue("36000000") long maxPixels,
        @Positive @Max(999_999) @DefaultValue("10000") int maxFrames,
        @DefaultValue("4GB") DataSize maxZip) {

    VideoCheck.Limits limits() {
        return new VideoCheck.Limits(maxPixels, maxDuration.toMillis() / 1000.0);
    }
}
