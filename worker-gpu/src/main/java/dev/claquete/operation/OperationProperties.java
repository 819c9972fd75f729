package dev.claquete.operation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How operations run on this machine ({@code claquete.media.*}).
 *
 * @param batchSize how many images of one img2vid are rendered at once, at most the number of cores; 1 or more
 */
@ConfigurationProperties("claquete.media")
record OperationProperties(@DefaultValue("3") int batchSize) {

    OperationProperties {
        if (batchSize < 1) {
            throw new IllegalArgumentException("claquete.media.batch-size must be 1 or more, not " + batchSize);
        }
    }
}
