package dev.claquete.studio.file.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.file.RawUpload;
import dev.claquete.studio.file.UploadCapacity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each upload is looked at before a byte of it is read; what a test does not send, nobody can have waited for. */
@StudioTest
class UploadGateTest {

    private static final String SCENE = "/api/scenes/" + UUID.randomUUID() + "/image";
    private static final long MEGABYTE = 1 << 20;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    IncomingFiles intake;

    @Autowired
    UploadCapacity room;

    Person ana;

    @BeforeEach
    void somebody() {
        ana = new People(port).user();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/uploads", "/utils/upload", "/videos/upload", "/api/scenes/{id}/image"})
    void whatDoesNotFitTheQuotaIsRefusedBeforeAByteOfItHasCome(String path) throws IOException {
        quota(10 * MEGABYTE);
        try (RawUpload upload = upload(path.replace("/api/scenes/{id}/image", SCENE), 400 * MEGABYTE)) {
            String answer = upload.answer();
            assertThat(answer).startsWith("HTTP/1.1 413");
            assertThat(answer)
                    .contains("file: has 400.0 MB, but 0 bytes of your 10.0 MB are in use already", "\"file\"");
        }
        assertThat(onDisk()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"/api/uploads, 502", "/utils/upload, 502", "/videos/upload, 6000", "/api/projects, 600"})
    void whatIsLargerThanItsAddressTakesIsRefusedBeforeAByteOfItHasCome(String path, long megabytes)
            throws IOException {
        try (RawUpload upload = upload(path, megabytes * MEGABYTE)) {
            assertThat(upload.answer()).startsWith("HTTP/1.1 413").contains("file: is larger than an upload may be");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/uploads", "/utils/upload", "/videos/upload"})
    void whatDoesNotSayHowLongItIsIsCutWhereTheQuotaEnds(String path) throws IOException {
        quota(3 * MEGABYTE);
        try (RawUpload upload = upload(path, -1)) {
            upload.begin();
            long sent = upload.sendUntilAnswered(400 * MEGABYTE);
            assertThat(sent)
                    .as("what fits, and what lies in buffers on the way")
                    .isLessThan(60 * MEGABYTE);
            assertThat(upload.answer())
                    .startsWith("HTTP/1.1 413")
                    .contains("file: is larger than there is room for, 3.1 MB");
        }
        await().untilAsserted(() -> assertThat(onDisk()).isZero());
    }

    @Test
    void noMoreOfAnAccountAreUnderWayThanMayAndWhatHasEndedMakesRoom() throws IOException {
        List<RawUpload> underWay = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            RawUpload upload = upload("/utils/upload", MEGABYTE);
            upload.begin();
            underWay.add(upload);
        }
        await().until(() -> room.underWay(UUID.fromString(ana.id())) == 16);
        try (RawUpload more = upload("/api/uploads", MEGABYTE)) {
            assertThat(more.answer())
                    .startsWith("HTTP/1.1 429")
                    .containsIgnoringCase("Retry-After: 10")
                    .contains("At most 16 uploads of an account may run at once");
        }
        for (RawUpload upload : underWay) {
            upload.close();
        }
        await().until(() -> room.underWay(UUID.fromString(ana.id())) == 0);
        try (RawUpload more = upload("/utils/upload", MEGABYTE)) {
            more.begin();
            more.send(new byte[(int) MEGABYTE]);
            assertThat(more.answer()).as("looked at, and found broken").startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void strangersSendNoFilesAlsoWhereTheyAreLetIn() throws IOException {
        try (RawUpload upload = new RawUpload(port, "/users/", "", 400 * MEGABYTE)) {
            assertThat(upload.answer()).startsWith("HTTP/1.1 4");
        }
        assertThat(onDisk()).isZero();
    }

    private RawUpload upload(String path, long length) throws IOException {
        return new RawUpload(port, path, ana.accessToken(), length);
    }

    private void quota(long bytes) {
        database.sql("insert into storage_quota (owner_id, bytes) values (?, ?)")
                .param(UUID.fromString(ana.id()))
                .param(bytes)
                .update();
    }

    private long onDisk() {
        try (Stream<Path> files = java.nio.file.Files.walk(intake.folder())) {
            return files.filter(java.nio.file.Files::isRegularFile)
                    .mapToLong(UploadGateTest::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return java.nio.file.Files.size(file);
        } catch (IOException e) {
            return 0; // gone meanwhile
        }
    }
}
