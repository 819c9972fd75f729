package dev.claquete.studio.local;

import dev.claquete.storage.StorageProperties;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which S3 store to use ({@code claquete.storage.*}).
 *
 * @param endpoint of R2 or another S3 store; unset: the embedded S3 server
 * @param region {@code auto} for R2
 * @param bucket one bucket holds everything; made if it is missing
 * @param accessKeyId unset: {@code claquete}
 * @param secretAccessKey unset: generated once, for the embedded server only
 * @param embeddedPort of the embedded server; 0 takes any free one, a stand-alone worker on this machine needs a fixed one
 */
@ConfigurationProperties("claquete.storage")
record StorageSettings(
        @Nullable URI endpoint,
        @DefaultValue("auto") String region,
        @DefaultValue("claquete") String bucket,
        @DefaultValue("claquete") String accessKeyId,
        @Nullable String secretAccessKey,
        @DefaultValue("0") int embeddedPort) {

    boolean embedded() {
        return endpoint == null || endpoint.toString().isBlank();
    }

    StorageProperties with(String secret) {
        return new StorageProperties(endpoint, region, bucket, accessKeyId, secret);
    }
}
