package dev.claquete.studio.frames;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Product;
import dev.claquete.operation.ProductKind;
import dev.claquete.studio.TestServers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Jobs of the version in which frames had a table of their own become jobs like all others, whatever they were at. */
class FramesMigrationTest {

    private static final UUID OWNER = UUID.randomUUID();
    private static JdbcClient database;
    private static UUID pending;
    private static UUID processing;
    private static UUID stuck;
    private static UUID cancelled;
    private static UUID completed;

    @BeforeAll
    static void upgrade() {
        var source = new DriverManagerDataSource(TestServers.newDatabase("frames_upgrade"), "postgres", "");
        database = JdbcClient.create(source);
        flyway(source, "135").migrate();
        database.sql("insert into account (id, name, email, password_hash, role, language, created_at)"
                        + " values (?, 'ana', 'ana@example.com', '', 'USER', 'en', now())")
                .param(OWNER)
                .update();
        pending = former("PENDING", 0, null, null);
        processing = former("PROCESSING", 40, null, null);
        stuck = former("FAILED", 40, "It is stuck", null);
        cancelled = former("FAILED", 10, "Cancelled", null);
        completed = former("COMPLETED", 100, null, "frames.zip");
        flyway(source, "latest").migrate();
    }

    private static Flyway flyway(DriverManagerDataSource source, String target) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }

    private static UUID former(String status, int progress, @Nullable String error, @Nullable String zip) {
        UUID id = UUID.randomUUID();
        database.sql("insert into frame_job values (:id, :owner, 'férias.mp4', :source, 'EVERY_NTH', 25, 'png', :hook,"
                        + " :status, :progress, :error, :zip, :frames, :bytes, '2026-11-30T10:00:00Z',"
                        + " '2026-11-30T10:05:00Z')")
                .param("id", id)
                .param("owner", OWNER)
                .param("source", "jobs/" + id + "/source.mp4")
                .param("hook", "https://example.com/hook")
                .param("status", status)
                .param("progress", progress)
                .param("error", error)
                .param("zip", zip == null ? null : "jobs/" + id + "/" + zip)
                .param("frames", zip == null ? null : 3)
                .param("bytes", zip == null ? null : 1_000L)
                .update();
        return id;
    }

    private static Map<String, Object> job(UUID id) {
        return database.sql("select *, ended_at is not null as over from media_job where id = ?")
                .param(id)
                .query()
                .singleRow();
    }

    @Test
    void aJobThatHasNotEndedGoesOn() {
        assertThat(job(pending)).containsEntry("status", "IN_QUEUE").containsEntry("over", false);
        assertThat(job(processing))
                .containsEntry("status", "IN_PROGRESS")
                .containsEntry("progress", 40)
                .containsEntry("operation", "extract-frames")
                .containsEntry("title", "férias.mp4")
                .containsEntry("webhook_url", "https://example.com/hook")
                .containsEntry("owner_id", OWNER);
    }

    @Test
    void aFailureThatAnOperatorMayMendIsTechnical() {
        assertThat(job(stuck))
                .containsEntry("status", "FAILED")
                .containsEntry("error_code", "technical")
                .containsEntry("error_message", "It is stuck");
    }

    @Test
    void aCancelIsNoFailure() {
        assertThat(job(cancelled)).containsEntry("status", "CANCELLED").containsEntry("error_message", null);
    }

    @Test
    void aFinishedJobKeepsItsZip() throws Exception {
        Map<String, Object> job = job(completed);
        assertThat(job).containsEntry("status", "COMPLETED").containsEntry("over", true);
        List<Product> products =
                OrderJson.products(String.valueOf(job.get("products")).getBytes(StandardCharsets.UTF_8));
        assertThat(products).hasSize(1);
        assertThat(products.get(0).key()).isEqualTo("jobs/" + completed + "/frames.zip");
        assertThat(products.get(0).bytes()).isEqualTo(1_000);
        assertThat(products.get(0).kind()).contains(ProductKind.ARCHIVE);
        assertThat(products.get(0).facts()).containsEntry("frames", 3);
    }

    @Test
    void whatWasAskedForIsKept() {
        assertThat(new FrameRequests(database).of(List.of(pending, completed)))
                .hasSize(2)
                .allSatisfy((id, asked) -> {
                    assertThat(asked.interval().value()).isEqualTo(25);
                    assertThat(asked.imageFormat()).isEqualTo("png");
                });
    }
}
