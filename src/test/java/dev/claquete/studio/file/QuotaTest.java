package dev.claquete.studio.file;

import static dev.claquete.studio.file.SamplePictures.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.file.upload.FileLibrary;
import dev.claquete.studio.file.upload.RequestedFileName;
import dev.claquete.studio.file.upload.Uploads;
import dev.claquete.studio.web.TooLarge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StudioTest
class QuotaTest {

    @Autowired
    Quota quota;

    @Autowired
    Uploads uploads;

    @Autowired
    FileLibrary library;

    @Autowired
    dev.claquete.studio.file.Files files;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient database;

    @TempDir
    Path folder;

    UUID owner;

    @BeforeEach
    void anAccountOfItsOwn() {
        owner = UUID.randomUUID();
        database.sql("insert into account (id, name, email, created_at) values (?, ?, gen_random_uuid()::text, now())")
                .param(owner)
                .param("quota-" + owner)
                .update();
    }

    @Test
    void manyUploadsAtOnceDoNotExceedTogetherWhatEachAloneWouldNot() throws Exception {
        int size = png(0).length;
        limit(3L * size + 2000);
        List<Callable<NamedFile>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            byte[] picture = png(100 + i);
            all.add(() -> upload(picture));
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        int taken = 0;
        try {
            for (Future<NamedFile> one : threads.invokeAll(all)) {
                taken += succeeded(one) ? 1 : 0;
            }
        } finally {
            threads.shutdown();
        }
        StorageUsage usage = quota.usage(owner);
        assertThat(taken).isEqualTo(3);
        assertThat(usage.used()).isLessThanOrEqualTo(usage.quota());
        assertThat(usage.files()).isEqualTo(3);
        assertThat(usage.reserved()).isZero();
    }

    private static boolean succeeded(Future<NamedFile> one) throws InterruptedException {
        try {
            one.get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TooLarge.class);
            return false;
        }
    }

    @Test
    void theRefusalNamesSizeUseAndQuota() {
        limit(2048);
        assertThatThrownBy(() -> upload(png(200, 48)))
                .isInstanceOf(TooLarge.class)
                .hasMessageMatching("file: has \\d\\.\\d KB, but 0 bytes of your 2\\.0 KB are in use already");
        assertThat(store.list("uploads/" + owner + "/")).isEmpty();
    }

    @Test
    void whatIsStoredAlreadyNeedsNoRoom() throws IOException {
        byte[] picture = png(201);
        upload(picture);
        limit(picture.length);
        assertThat(upload(picture).path()).isEqualTo("a.png");
    }

    @Test
    void whatIsRemovedMakesRoom() throws IOException {
        byte[] picture = png(202);
        limit(picture.length + 100L);
        NamedFile first = upload(picture);
        assertThatThrownBy(() -> upload(png(203))).isInstanceOf(TooLarge.class);
        library.remove(owner, first.path());
        assertThat(upload(png(203)).path()).isEqualTo("a.png");
    }

    @Test
    void resultsCountButAreNeverRefused() {
        limit(10);
        ObjectKey key = new ObjectKey("jobs/" + UUID.randomUUID() + "/frames.zip");
        store.put(key, new byte[500], "application/zip", Map.of());
        StoredFile result = files.registerResult(owner, "job", key);
        assertThat(result.expiresAt()).isPresent();
        assertThat(files.registerResult(owner, "job", key).expiresAt()).isEqualTo(result.expiresAt());
        StorageUsage usage = quota.usage(owner);
        assertThat(usage.used()).isEqualTo(500);
        assertThat(usage.byKind()).containsEntry("other", new StorageUsage.Share(1, 500));
        assertThat(library.list(owner, "jobs/", 10, 0)).singleElement().satisfies(file -> assertThat(file.expiresAt())
                .isNotNull());
        assertThatThrownBy(() -> upload(png(204))).isInstanceOf(TooLarge.class);
    }

    @Test
    void aReservationOfAKilledProcessEndsByItself() throws IOException {
        limit(1_000_000);
        ObjectKey key = new ObjectKey("uploads/" + owner + "/gone.png");
        UUID reservation = quota.reserve("file", owner, key, 999_999, null, Duration.ofHours(1));
        assertThatThrownBy(() -> upload(png(205))).isInstanceOf(TooLarge.class);
        database.sql("update open_upload set expires_at = now() - interval '1 second' where id = ?")
                .param(reservation)
                .update();
        assertThat(upload(png(205)).path()).isEqualTo("a.png");
    }

    private void limit(long bytes) {
        database.sql("insert into storage_quota values (?, ?)")
                .param(owner)
                .param(bytes)
                .update();
    }

    private NamedFile upload(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(UUID.randomUUID().toString()), bytes);
        return uploads.take(owner, file, RequestedFileName.in("", "a.png"));
    }
}
