package dev.claquete.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

class MultipartPutTest {

    private static final int PART = 5 << 20;

    @TempDir
    Path folder;

    private S3Proxy server;
    private S3Client s3;
    private ObjectStore store;

    @BeforeEach
    void start() throws Exception {
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(
                        Files.createDirectory(folder.resolve("s3")).toString()))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "test", "test")
                .endpoint(URI.create("http://127.0.0.1:0"))
                .stopTimeout(0)
                .build();
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        s3 = new StorageProperties(endpoint, "auto", "media", "test", "test").client(endpoint);
        store = new ObjectStore(s3, "media");
        store.ensureBucket();
    }

    @AfterEach
    void stop() throws Exception {
        s3.close();
        server.stop();
    }

    @Test
    void aFileInPartsIsTheSameObjectAsInOne() throws IOException {
        byte[] bytes = new byte[2 * PART + 12_345];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("video"), bytes);
        ObjectKey key = new ObjectKey("jobs/1/source.mp4");

        new MultipartPut(s3, PART).put(request(key), file);

        assertThat(store.bytes(key)).isEqualTo(bytes);
        ObjectStore.Stat stat = store.stat(key).orElseThrow();
        assertThat(stat.size()).isEqualTo(bytes.length);
        assertThat(stat.contentType()).isEqualTo("video/mp4");
        assertThat(stat.metadata()).containsEntry("frames", "3");
    }

    @Test
    void aPutThatFailsLeavesNothing() {
        ObjectKey key = new ObjectKey("jobs/1/source.mp4");
        assertThatThrownBy(() -> new MultipartPut(s3, PART).put(request(key), folder.resolve("missing")))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(store.exists(key)).isFalse();
        assertThat(s3.listMultipartUploads(list -> list.bucket("media")).uploads())
                .isEmpty();
    }

    private static PutObjectRequest request(ObjectKey key) {
        return PutObjectRequest.builder()
                .bucket("media")
                .key(key.value())
                .contentType("video/mp4")
                .metadata(Map.of("frames", "3"))
                .build();
    }
}
