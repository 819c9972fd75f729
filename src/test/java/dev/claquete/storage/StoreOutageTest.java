package dev.claquete.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.claquete.dependency.CallerWaits;
import dev.claquete.dependency.DependencyUnavailable;
import dev.claquete.studio.TestServers;
import dev.claquete.studio.fakes.FlakyLine;
import dev.claquete.studio.fakes.FlakyLine.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class StoreOutageTest {

    private static final ObjectKey KEY = new ObjectKey("files/a.bin");
    private static final byte[] BYTES = new byte[8 << 20];

    @TempDir
    Path folder;

    final FlakyLine line = FlakyLine.to(TestServers.storagePort());
    final S3Client s3 = client("test");
    final ObjectStore store = new ObjectStore(s3, "outage-of-store");

    @BeforeEach
    void anObject() {
        store.ensureBucket();
        store.put(KEY, BYTES, "application/octet-stream", Map.of());
    }

    @AfterEach
    void stop() {
        line.close();
        s3.close();
        store.dependency().answered();
    }

    /** None is left for the caller to wait for: the second finds the breaker open. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyCallForACallerEndsWhileTheStoreIsAwayAndWorksWhenItIsBack(Fault fault) throws Exception {
        Path file = Files.write(folder.resolve("in.bin"), BYTES);
        List<Executable> calls = List.of(
                () -> store.exists(KEY),
                () -> store.put(KEY, BYTES, "application/octet-stream", Map.of()),
                () -> store.put(KEY, file, "application/octet-stream", Map.of()),
                () -> store.bytes(KEY),
                () -> store.open(KEY),
                () -> store.download(KEY, folder.resolve("out.bin")),
                () -> store.delete(KEY),
                () -> store.list("files/"),
                () -> store.page("files/", null, 10));
        line.takeAway(fault);

        for (Executable call : calls) {
            assertThat(catchThrowable(() -> CallerWaits.<RuntimeException, Exception>during(() -> run(call))))
                    .isInstanceOf(DependencyUnavailable.class);
            assertThat(store.dependency().isAway()).isTrue();
        }

        line.giveBack();
        await().until(() -> !store.dependency().isAway());
        assertThat(store.bytes(KEY)).hasSameSizeAs(BYTES);
    }

    @Test
    void aLineThatBreaksOffWhileAnObjectIsReadIsAnOutage() throws IOException {
        try (InputStream in = store.open(KEY)) {
            in.readNBytes(1000);
            line.takeAway(Fault.REFUSES);

            assertThatThrownBy(in::readAllBytes).isInstanceOf(DependencyUnavailable.class);
        }
    }

    @Test
    void aRefusalIsAnAnswerAndNoOutage() {
        try (S3Client stranger = client("wrong")) {
            ObjectStore refused = new ObjectStore(stranger, "outage-of-store");

            assertThatThrownBy(() -> refused.exists(KEY)).isInstanceOf(S3Exception.class);
            assertThatThrownBy(() -> new ObjectStore(s3, "no-such-bucket").bytes(KEY))
                    .isInstanceOf(S3Exception.class);
            assertThatThrownBy(() -> store.put(KEY, folder.resolve("no-such-file"), "a/b", Map.of()))
                    .isNotInstanceOf(DependencyUnavailable.class);
            assertThat(refused.dependency().isAway()).isFalse();
            assertThat(store.dependency().isAway()).isFalse();
        }
    }

    private S3Client client(String secret) {
        URI at = URI.create("http://127.0.0.1:" + line.port());
        return new StorageProperties(at, "auto", "outage-of-store", "test", secret).client(at);
    }

    private static void run(Executable call) throws Exception {
        try {
            call.execute();
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
