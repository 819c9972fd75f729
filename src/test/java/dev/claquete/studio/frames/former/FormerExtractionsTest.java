package dev.claquete.studio.frames.former;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Product;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.credit.Purchase;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.project.ProjectTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Jobs that began as a process {@code extract-frames} finish in this version, in whatever activity they are. Rows are as the migration
 * leaves them; frames cost 5 credits.
 */
@ProjectTest
class FormerExtractionsTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String HOOK = "https://example.com/former";

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ExternalTaskService tasks;

    @Autowired
    Processes processes;

    @Autowired
    ObjectStore store;

    @Autowired
    Files files;

    @Autowired
    CreditLedger ledger;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    private People.Person owner;

    @BeforeEach
    void aDatabaseOfTheVersionBefore() {
        repository
                .createDeployment()
                .name("former")
                .enableDuplicateFiltering(true)
                .addClasspathResource("former/extract-frames.bpmn")
                .deploy();
        owner = new People(port).user();
    }

    @Test
    void aJobThatHasJustBegunFinishes() {
        UUID id = job("IN_QUEUE");
        start(id, null, Map.of());
        finished(id, 1);
    }

    @Test
    void aJobWhoseFramesAreBeingExtractedFinishes() {
        UUID id = job("IN_PROGRESS");
        start(id, "ExtractFrames", Map.of());
        finished(id, 1);
    }

    @Test
    void aJobWhoseZipIsNotPublishedYetFinishes() {
        UUID id = job("IN_PROGRESS");
        ObjectKey zip = zip(id);
        start(id, "PublishFrames", made(zip));
        finished(id, 1);
    }

    /** The version before completed the job within the step, a moment before the step ended. */
    @Test
    void aJobThatIsPublishedButWhoseStepHasNotEndedIsToldOnceAndPaidOnce() {
        UUID id = published();
        start(id, "PublishFrames", made(zip(id)));
        finished(id, 1);
    }

    @Test
    void aJobThatIsOnlyToBePaidIsPaid() {
        UUID id = published();
        start(id, "SettleCredits", Map.of());
        finished(id, 0);
    }

    @Test
    void aJobThatWaitsForAnOperatorGoesOn() {
        UUID id = job("IN_PROGRESS");
        transaction.executeWithoutResult(status -> {
            start(id, "ExtractFrames", Map.of());
            tasks.setRetries(task(id), 0);
        });
        assertThat(video(id, "$.status")).isEqualTo("FAILED");
        assertThat(video(id, "$.error")).isNotNull();

        processes.retryFailed(id.toString());
        finished(id, 2); // the failure was told, too
    }

    @Test
    void aJobIsCancelledAndCostsNothing() {
        UUID id = job("IN_QUEUE");
        store.delete(new ObjectKey("jobs/" + id + "/source.mp4")); // keeps it busy: the first try fails
        start(id, null, Map.of());
        await().atMost(LONG).until(() -> database.sql("select count(*) from act_ru_ext_task t join act_ru_execution e"
                        + " on e.id_ = t.proc_inst_id_ where e.business_key_ = ? and t.retries_ = 2")
                .param(id.toString())
                .query(Integer.class)
                .single()
                .equals(1));
        HttpResponse<String> answer = owner.api().send("POST", "/videos/" + id + "/cancel", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(video(id, "$.status")).isEqualTo("FAILED");
            assertThat(video(id, "$.error")).isEqualTo("Cancelled");
            assertThat(reservation(id)).isEqualTo("REFUNDED");
        });
        assertThat(ledger.balance(account()).available()).isEqualTo(100);
        assertThat(told(id)).isZero();
    }

    @Test
    void aFinishedJobIsAnsweredAsBefore() {
        UUID id = published();
        assertThat(video(id, "$.status")).isEqualTo("COMPLETED");
        assertThat(video(id, "$.filename")).isEqualTo("férias.mp4");
        assertThat(video(id, "$.interval.every_nth").toString()).isEqualTo("5.0");
        assertThat(video(id, "$.frames")).isEqualTo(2);
        assertThat(video(id, "$.download_url").toString()).contains("jobs/" + id);
        assertThat(owner.api().bytes("GET", "/videos/download/" + id).body())
                .isEqualTo("a zip".getBytes(StandardCharsets.UTF_8));
    }

    /** The ZIP is there once, the credits are taken once, and whoever waited is told so often. */
    private void finished(UUID id, int messages) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(video(id, "$.status")).isEqualTo("COMPLETED");
            assertThat(reservation(id)).isEqualTo("SETTLED");
            assertThat(processes.isRunning(id.toString())).isFalse();
        });
        assertThat(video(id, "$.progress")).isEqualTo(100);
        assertThat(video(id, "$.error")).isNull();
        assertThat(owner.api().bytes("GET", "/videos/download/" + id).statusCode())
                .isEqualTo(200);
        assertThat(database.sql("select count(*) from stored_file where key like ?")
                        .param("jobs/" + id + "/%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(store.list("jobs/" + id + "/")).hasSize(1));
        assertThat(ledger.balance(account()).available()).isEqualTo(95);
        assertThat(ledger.balance(account()).reserved()).isZero();
        assertThat(told(id)).isEqualTo(messages);
    }

    private int told(UUID id) {
        return database.sql("select count(*) from webhook_delivery where data like ? and event like 'frames.%'")
                .param("%" + id + "%")
                .query(Integer.class)
                .single();
    }

    private String reservation(UUID id) {
        return database.sql("select state from credit_reservation where reference = ?")
                .param("frames:" + id)
                .query(String.class)
                .single();
    }

    private @Nullable Object video(UUID id, String path) {
        HttpResponse<String> answer = owner.api().get("/videos/status/" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonPath.read(answer.body(), path);
    }

    private UUID account() {
        return UUID.fromString(owner.id());
    }

    private UUID job(String status) {
        UUID id = UUID.randomUUID();
        ledger.balance(account());
        ledger.reserve(
                Purchase.of(account(), "frames_extract", "frames:" + id).during("extract-frames", id.toString()), 5);
        database.sql("insert into media_job (id, owner_id, operation, title, makes, webhook_url, status, progress,"
                        + " created_at) values (?, ?, 'extract-frames', 'férias.mp4', 'ARCHIVE', ?, ?, 0, now())")
                .params(id, account(), HOOK, status)
                .update();
        database.sql("insert into frame_request values (?, 'EVERY_NTH', 5, 'jpg')")
                .param(id)
                .update();
        Path video = new TestMedia(folder).video(id + ".mp4", 64, 48, 10, 1);
        store.put(new ObjectKey("jobs/" + id + "/source.mp4"), video, "video/mp4", Map.of());
        return id;
    }

    private ObjectKey zip(UUID id) {
        ObjectKey zip = new ObjectKey("jobs/" + id + "/frames-1.zip");
        store.put(zip, "a zip".getBytes(StandardCharsets.UTF_8), "application/zip", Map.of());
        return zip;
    }

    private static Map<String, Object> made(ObjectKey zip) {
        return Map.of("zipKey", zip.value(), "frameCount", 2, "zipBytes", 5L);
    }

    /** What the step of the version before had done. */
    private UUID published() {
        UUID id = job("IN_PROGRESS");
        ObjectKey key = zip(id);
        Product zip = new Product("frames", key.value(), "application/zip", 5, 0, 0, 0, Map.of("frames", 2));
        transaction.executeWithoutResult(status -> {
            files.registerResult(account(), id.toString(), key);
            ledger.use("frames:" + id, "frames_extract", key.value(), 5);
            database.sql("update media_job set status = 'COMPLETED', progress = 100, products = ?, started_at = now(),"
                            + " ended_at = now() where id = ?")
                    .params(new String(OrderJson.write(List.of(zip)), StandardCharsets.UTF_8), id)
                    .update();
        });
        return id;
    }

    private String task(UUID id) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .singleResult()
                .getId();
        return tasks.createExternalTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private void start(UUID id, @Nullable String activity, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "jobId",
                id.toString(),
                "sourceKey",
                "jobs/" + id + "/source.mp4",
                "intervalKind",
                "EVERY_NTH",
                "intervalValue",
                5.0,
                "imageFormat",
                "jpg",
                "maxFrames",
                100,
                "maxPixels",
                36_000_000L,
                "maxSeconds",
                3600.0,
                "maxZipBytes",
                1L << 30,
                "creditReference",
                "frames:" + id));
        variables.put("creditOperation", "frames_extract");
        variables.putAll(more);
        var instance = runtime.createProcessInstanceByKey("extract-frames")
                .businessKey(id.toString())
                .setVariables(variables);
        (activity == null ? instance : instance.startBeforeActivity(activity)).execute();
    }
}
