package dev.claquete.studio.media;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One-shot operations ({@code claquete.media.*}).
 *
 * @param timeout how long a caller without a webhook waits for a result before it is given the job instead
 * @param maxPixels largest picture of a video that is worked on
 * @param maxSeconds longest video or sound that is worked on
 */
@ConfigurationProperties("claquete.media")
public record MediaProperties(
        @DefaultValue("10m") Duration timeout,
        @DefaultValue("9000000") long maxPixels,
        @DefaultValue("7200") double maxSeconds) {}
