package dev.claquete.render.image;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How pictures from outside are decoded ({@code claquete.pictures.*}).
 *
 * @param decodingMemory the total memory for all pictures that this process decodes at the same time; one that needs
 *     more is decoded alone
 * @param patience how long an API call waits for its turn; steps of a process wait as long as it takes
 * @param perAccount how many pictures of one account are decoded, or wait for decoding, at the same time
 */
@ConfigurationProperties("claquete.pictures")
public record PictureProperties(
        @DefaultValue("256MB") DataSize decodingMemory,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("8") int perAccount) {

    public PictureProperties {
        if (decodingMemory.toMegabytes() < 1) {
            throw new IllegalArgumentException(
                    "claquete.pictures.decoding-memory: must be at least 1MB, not " + decodingMemory);
        }
        if (perAccount < 1) {
            throw new IllegalArgumentException("claquete.pictures.per-account: must be at least 1, not " + perAccount);
        }
    }
}
