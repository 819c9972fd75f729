package dev.claquete.studio.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * One-shot operations ({@code claquete.media.*}).
 *
 * @param timeout how long a caller without a webhook waits for a result before the answer is the job instead
 * @param maxPixels largest picture of an accepted video
 * @param maxSeconds longest accepted video or sound
 * @param maxFiles most files of one request
 * @param maxJobSize most bytes of one request's files together
 * @param maxJobSeconds longest total of one request's videos and sounds
 * @param maxJobPixels most pixels of one request's images together
 * @param fetches how many files of one request are downloaded at once
 * @param idempotencyKept how long a repeat with the same {@code Idempotency-Key} finds its job
 */
@ConfigurationProperties("claquete.media")
public record JobProperties(
        @DefaultValue("10m") Duration timeout,
        @DefaultValue("9000000") long maxPixels,
        @DefaultValue("7200") double maxSeconds,
        @DefaultValue("100") int maxFiles,
        @DefaultValue("4GB") DataSize maxJobSize,
        @DefaultValue("21600") double maxJobSeconds,
        @DefaultValue("600000000") long maxJobPixels,
        @DefaultValue("4") int fetches,
        @DefaultValue("24h") Duration idempotencyKept) {}
