package dev.claquete.studio.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.storage.StorageProperties;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest {

    private static final ObjectKey KEY = new ObjectKey("projects/1/scenes/2/image-abc.png");

    @TempDir
    Path folder;

    @Test
    void objectsSurviveARestartWithTypeAndMetadata() throws Exception {
        try (LocalObjectStore server = start()) {
            client(server).put(KEY, new byte[] {1, 2, 3}, "image/png", Map.of("maker", "storyboard-1"));
        }
        try (LocalObjectStore server = start()) {
            ObjectStore.Stat stat = client(server).stat(KEY).orElseThrow();
            assertThat(stat.size()).isEqualTo(3);
            assertThat(stat.contentType()).isEqualTo("image/png");
            assertThat(stat.metadata()).containsEntry("maker", "storyboard-1");
            assertThat(client(server).bytes(KEY)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void whatACrashLeftHalfWrittenIsRemoved() throws Exception {
        Path half;
        try (LocalObjectStore server = start()) {
            client(server).put(KEY, new byte[] {1}, "image/png", Map.of());
            half = folder.resolve("claquete/" + KEY + "-0b9c7c43-6b6f-4f7e-9f2f-3b1f6e0f4a11");
            Files.write(half, new byte[] {1, 2});
        }
        try (LocalObjectStore server = start()) {
            assertThat(client(server).list("projects/")).containsExactly(KEY);
            assertThat(half).doesNotExist();
        }
    }

    /** More than s3proxy would read into memory, and less than what goes in parts. */
    @Test
    void aFileOfSomeSizeIsStored() throws Exception {
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(130 << 20);
            file.seek(100 << 20);
            file.write(7);
        }
        try (LocalObjectStore server = start()) {
            client(server).put(KEY, large, "video/mp4", Map.of());
            assertThat(client(server).stat(KEY).orElseThrow().size()).isEqualTo(130 << 20);
            try (InputStream byteAlone = client(server).open(KEY, "bytes=104857600-104857601")) {
                assertThat(byteAlone.readAllBytes()).containsExactly(7, 0);
            }
        }
    }

    private LocalObjectStore start() throws Exception {
        return LocalObjectStore.start(folder, 0, "key", "secret");
    }

    private static ObjectStore client(LocalObjectStore server) {
        ObjectStore store = new ObjectStore(
                new StorageProperties(null, "auto", "claquete", "key", "secret").client(server.endpoint()), "claquete");
        store.ensureBucket();
        return store;
    }
}
