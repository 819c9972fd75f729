package dev.claquete.storage;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Which S3 store to use ({@code claquete.storage.*}).
 *
 * @param endpoint the store's address, for R2 {@code https://<account>.r2.cloudflarestorage.com}; unset in the studio means
 *     its embedded S3 server
 * @param region {@code auto} for R2
 * @param bucket one bucket holds everything
 * @param accessKeyId the access key's id
 * @param secretAccessKey the access key's secret; from the environment only
 */
@ConfigurationProperties("claquete.storage")
public record StorageProperties(
        @Nullable URI endpoint,
        @DefaultValue("auto") String region,
        @DefaultValue("claquete") String bucket,
        @DefaultValue("") String accessKeyId,
        @DefaultValue("") String secretAccessKey) {

    /** For one try: long enough for gigabytes over a slow line, short enough to notice a dead connection. */
    private static final Duration ATTEMPT = Duration.ofMinutes(10);

    /** For all tries of a call, including the waits between them. */
    private static final Duration CALL = Duration.ofMinutes(30);

    /**
     * A client with the settings that R2 needs: path style, no chunked signing, checksums only where required. Without TLS, as with
     * the embedded server, all bytes are signed; there they are signed in chunks, or s3proxy would read each request into memory
     * to check it, and refuse one of more than 128 MB.
     */
    public S3Client client(URI at) {
        return S3Client.builder()
                .endpointOverride(at)
                .region(Region.of(region))
                .credentialsProvider(credentials())
                .serviceConfiguration(r2().toBuilder()
                        .chunkedEncodingEnabled("http".equals(at.getScheme()))
                        .build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL))
                .build();
    }

    /** Presigns URLs with which others may upload or read one object. */
    public S3Presigner presigner(URI at) {
        return S3Presigner.builder()
                .endpointOverride(at)
                .region(Region.of(region))
                .credentialsProvider(credentials())
                .serviceConfiguration(r2())
                .build();
    }

    private StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey));
    }

    private static S3Configuration r2() {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(true)
                .chunkedEncodingEnabled(false)
                .build();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "StorageProperties[endpoint=" + endpoint + ", bucket=" + bucket + "]";
    }
}
