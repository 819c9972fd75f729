package dev.claquete.studio.file.cleaning;

import static dev.claquete.studio.file.SamplePictures.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.fakes.NoTaskContext;
import dev.claquete.studio.file.FileProperties;
import dev.claquete.studio.file.NamedFile;
import dev.claquete.studio.file.UploadsInProgress;
import dev.claquete.studio.file.upload.FileLibrary;
import dev.claquete.studio.file.upload.RequestedFileName;
import dev.claquete.studio.file.upload.Uploads;
import dev.claquete.studio.process.Processes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing of a live project is ever removed, and everything that nobody knows is. */
@StudioTest
class HousekeepingTest {

    private static final Clock IN_TWO_DAYS = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));

    record Nothing() {}

    record Run(String projectId, String goal) {}

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    ObjectStore store;

    @Autowired
    ObjectRemoval removal;

    @Autowired
    UploadsInProgress openUploads;

    @Autowired
    FileProperties properties;

    @Autowired
    CleaningLock turn;

    @Autowired
    ExpireResults expireResults;

    @Autowired
    dev.claquete.studio.file.Files files;

    @Autowired
    FileLibrary library;

    @Autowired
    Uploads uploads;

    @Autowired
    Processes processes;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    final Set<String> kept = new TreeSet<>();
    final Set<String> orphans = new TreeSet<>();
    Api admin;
    UUID owner;

    @BeforeEach
    void caller() {
        admin = Api.admin(port);
        owner = database.sql("select id from account where name = 'admin'")
                .query(UUID.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exactlyTheOrphansGo(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            liveProject(random);
        }
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            deletedProject(random);
        }
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            uploadsOfAllKinds(random);
        }
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            jobsOfAllKinds();
        }
        kept.add(object("backups/" + UUID.randomUUID() + ".sql"));

        RemoveOrphans.Output output =
                cleaner(IN_TWO_DAYS, 1 + random.nextInt(9)).handle(null, new NoTaskContext());

        assertThat(left(kept)).as("kept").isEqualTo(kept);
        assertThat(left(orphans)).as("orphans").isEmpty();
        assertThat(output.removedObjects()).isGreaterThanOrEqualTo(orphans.size());
        assertThat(output.removedBytes()).isGreaterThanOrEqualTo(orphans.size());
        assertThat(output.seenObjects()).isGreaterThanOrEqualTo(orphans.size() + kept.size() - 1);
        assertThat(cleaner(IN_TWO_DAYS, 500).handle(null, new NoTaskContext()).removedObjects())
                .as("a second run")
                .isZero();
    }

    private void liveProject(Random random) throws IOException {
        String body = "{\"topic\":\"herons\",\"scenes\":[{\"narration\":\"A heron stands still.\"}]}";
        HttpResponse<String> made = admin.post("/api/projects", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode project = json.readTree(made.body());
        String id = project.path("project").path("id").asText(project.path("id").asText());
        for (String name : new String[] {"scenes/1/frames-0123.mkv", "soundtrack-1.wav", "timelines/timeline-1.json"}) {
            kept.add(object("projects/" + id + "/" + name)); // what workers keep for themselves: no row knows it
        }
        String registered = object("projects/" + id + "/scenes/1/image-" + random.nextInt(1000) + ".png");
        files.register(owner, id, new ObjectKey(registered));
        kept.add(registered);
        // a scene and a project may refer to what lies elsewhere and has no path any more
        String image = object("uploads/" + owner + "/" + UUID.randomUUID() + ".png");
        String music = object("uploads/" + owner + "/" + UUID.randomUUID() + ".mp3");
        database.sql("update scene set image_key = ? where project_id = ?::uuid")
                .param(image)
                .param(id)
                .update();
        database.sql("update project set bg_music_key = ?, is_archived = ? where id = ?::uuid")
                .param(music)
                .param(random.nextBoolean())
                .param(id)
                .update();
        kept.add(image);
        kept.add(music);
    }

    private void deletedProject(Random random) {
        String id = UUID.randomUUID().toString();
        for (int i = 0; i <= random.nextInt(4); i++) {
            orphans.add(object("projects/" + id + "/scenes/" + i + "/clip-1.mp4"));
        }
    }

    private void uploadsOfAllKinds(Random random) throws IOException {
        NamedFile named = upload(png(1000 + random.nextInt(1_000_000)));
        kept.add(named.key().value());
        String character = object("uploads/characters/" + UUID.randomUUID() + "/given-1.png");
        database.sql("insert into characters values (?, ?, 'Ana', '', array[?]::text[], now())")
                .param(UUID.randomUUID())
                .param(owner)
                .param(character)
                .update();
        kept.add(character);
        orphans.add(object("uploads/" + owner + "/" + UUID.randomUUID() + ".png"));
        orphans.add(object("uploads/characters/" + UUID.randomUUID() + "/given-1.png"));

        UUID open = UUID.randomUUID();
        openUploads.add(open, owner, new ObjectKey("incoming/" + open), 1, "a.png", Duration.ofHours(1));
        kept.add(object("incoming/" + open));
        UUID ended = UUID.randomUUID();
        openUploads.add(ended, owner, new ObjectKey("incoming/" + ended), 1, "a.png", Duration.ofHours(-1));
        orphans.add(object("incoming/" + ended));
        orphans.add(object("incoming/" + UUID.randomUUID()));
        kept.add(piece("1 hour"));
        orphans.add(piece("-1 hour"));
    }

    /** Of a video that comes in pieces. */
    private String piece(String expiresIn) {
        UUID upload = UUID.randomUUID();
        String key = object("incoming/" + upload + "/0-" + UUID.randomUUID());
        database.sql(
                        "insert into frame_upload (id, owner_id, filename, metadata, bytes, received, created_at, expires_at)"
                                + " values (?, ?, 'video', '', 10, 1, now(), now() + ?::interval)")
                .params(upload, owner, expiresIn)
                .update();
        database.sql("insert into frame_upload_piece values (?, 0, 1, ?)")
                .params(upload, key)
                .update();
        return key;
    }

    private void jobsOfAllKinds() {
        String done = UUID.randomUUID().toString();
        String result = object("jobs/" + done + "/frames.zip");
        files.registerResult(owner, done, new ObjectKey(result));
        kept.add(result);
        orphans.add(object("jobs/" + done + "/leftover.part"));
        orphans.add(object("jobs/" + UUID.randomUUID() + "/frames.zip"));

        String running = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> {
            processes.start("make-video", running, new Run(running, "video"));
            processes.suspend(running);
        });
        kept.add(object("jobs/" + running + "/half.zip"));
        kept.add(object("projects/" + running + "/scenes/1/frames.mkv"));
    }

    @Test
    void whatHasJustBeenPutStays() throws Exception {
        String fresh = object("jobs/" + UUID.randomUUID() + "/frames.zip");
        cleaner(Clock.systemUTC(), 500).handle(null, new NoTaskContext());
        assertThat(store.exists(new ObjectKey(fresh))).isTrue();
    }

    /** The same bytes come and go while every old object that nobody knows is being removed. */
    @Test
    void whatIsUploadedWhileTheStoreIsCleanedStays() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread cleaning = new Thread(() -> {
            while (!over.get()) {
                try {
                    cleaner(IN_TWO_DAYS, 500).handle(null, new NoTaskContext());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        cleaning.start();
        try {
            byte[] picture = png(77);
            for (int i = 0; i < 25; i++) {
                NamedFile file = upload(picture);
                assertThat(store.exists(file.key())).as("round %d", i).isTrue();
                if (i % 2 == 0) {
                    library.remove(owner, file.path());
                }
            }
        } finally {
            over.set(true);
            cleaning.join();
        }
    }

    @Test
    void aRepeatGoesOnWhereTheLastTryEnded() throws Exception {
        String before = object("incoming/" + UUID.randomUUID());
        String after = object("uploads/" + owner + "/" + UUID.randomUUID() + ".png");
        NoTaskContext task = new NoTaskContext();
        task.remember("sweptUntil", "2 10 4 500 projects/ffff");
        RemoveOrphans.Output output = cleaner(IN_TWO_DAYS, 500).handle(null, task);
        assertThat(store.exists(new ObjectKey(before))).isTrue();
        assertThat(store.exists(new ObjectKey(after))).isFalse();
        assertThat(output.seenObjects()).isGreaterThan(10);
        assertThat(output.removedObjects()).isGreaterThan(4);
        assertThat(output.removedBytes()).isGreaterThan(500);
    }

    @Test
    void oneRunAtATime() throws Exception {
        assertThatThrownBy(() -> turn.take(() -> cleaner(IN_TWO_DAYS, 500).handle(null, new NoTaskContext())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another run");
        assertThat(turn.take(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void aResultEndsWithItsTimeAndAnUploadWithItsLastUse() throws Exception {
        ObjectKey over = new ObjectKey(object("jobs/" + UUID.randomUUID() + "/frames.zip"));
        files.registerResult(owner, "job", over);
        ObjectKey goesOn = new ObjectKey(object("jobs/" + UUID.randomUUID() + "/frames.zip"));
        files.registerResult(owner, "job", goesOn);
        ObjectKey unused = upload(png(88)).key();
        ObjectKey used = upload(png(89)).key();
        database.sql("insert into characters values (?, ?, 'Ana', '', array[?]::text[], now())")
                .param(UUID.randomUUID())
                .param(owner)
                .param(used.value())
                .update();
        database.sql("delete from named_file where key in (:keys)")
                .param("keys", Set.of(unused.value(), used.value()))
                .update();
        database.sql("update stored_file set created_at = now() - interval '2 days', expires_at ="
                        + " case when key = :over then now() - interval '1 second' else expires_at end"
                        + " where key in (:keys)")
                .param("over", over.value())
                .param("keys", Set.of(over.value(), unused.value(), used.value()))
                .update();

        ExpireResults.Output output = expireResults.handle(new ExpireResults.Input(), new NoTaskContext());

        assertThat(output.expiredFiles()).isEqualTo(2);
        assertThat(store.exists(over)).isFalse();
        assertThat(files.find(over)).isEmpty();
        assertThat(library.list(owner, over.value(), 1, 0)).isEmpty();
        assertThat(store.exists(unused)).isFalse();
        assertThat(store.exists(used)).isTrue();
        assertThat(store.exists(goesOn)).isTrue();
        assertThat(files.find(used)).isPresent();
    }

    @Test
    void theProcessLeavesItsNumbersForOperators() throws Exception {
        String key = "cleaning-" + UUID.randomUUID();
        String instance = processes.start("clean-storage", key, new Nothing());
        await().atMost(Duration.ofMinutes(2)).until(() -> !processes.isRunning(key));
        HttpResponse<String> numbers =
                admin.get("/engine-rest/history/variable-instance?processInstanceId=" + instance);
        assertThat(json.readTree(numbers.body()))
                .extracting(variable -> variable.get("name").asText())
                .contains("expiredFiles", "expiredBytes", "seenObjects", "removedObjects", "removedBytes");
    }

    private RemoveOrphans cleaner(Clock clock, int page) {
        return new RemoveOrphans(store, removal, openUploads, properties, turn, clock, page);
    }

    private String object(String key) {
        store.put(new ObjectKey(key), "x".getBytes(StandardCharsets.UTF_8), "application/octet-stream", Map.of());
        return key;
    }

    private NamedFile upload(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(UUID.randomUUID().toString()), bytes);
        return uploads.take(owner, file, RequestedFileName.in("housekeeping", UUID.randomUUID() + ".png"));
    }

    private Set<String> left(Set<String> keys) {
        return keys.stream()
                .filter(key -> store.exists(new ObjectKey(key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
