package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.process.TransactionRetry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Ways out of what used to need an operator, and what comes in the very moment of something else. */
@ProjectTest
class RecoveryTest {

    record Nothing() {}

    private final Map<String, String> held = new HashMap<>();

    @Autowired
    ProjectApi api;

    @Autowired
    FakeMakers.Stage stage;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    Processes processes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TransactionRetry contention;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void nobodyIsHeldUp() {
        held.forEach((id, topic) -> stage.letGo(topic, id));
    }

    @ParameterizedTest
    @CsvSource({"resume, completed", "generate_all, completed", "generate_all_images, completed", "cancel, cancelled"})
    void whatAnOperatorHasPausedInCockpitGoesOnAtTheNextCommand(String command, String end) {
        String id = api.project(1);
        hold("generate-scene-image", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .list()
                .forEach(instance -> runtime.suspendProcessInstanceById(instance.getId()));
        api.command(id, command).ok();
        stage.letGo("generate-scene-image", id);
        await().until(() -> runs(id) == 0);
        api.awaitStatus(id, end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "resume", "generate_all", "generate_all force", "generate_all_audio"})
    void aCancelThatGotStuckIsFinishedByTheNextCommand(String command) {
        String id = api.project(1);
        hold("generate-scene-image", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        contention.repeat(() -> transaction.executeWithoutResult(status -> {
            processes.correlate("generation-cancelled", id, new Nothing());
            String release = externalTasks
                    .fetchAndLock(1, "test")
                    .topic("release-generation", 60_000)
                    .businessKey(id)
                    .execute()
                    .get(0)
                    .getId();
            externalTasks.handleFailure(release, "test", "the database was away", 0, 0);
        }));
        stage.letGo("generate-scene-image", id);
        assertThat(api.read(id).path("status").asText()).isEqualTo("cancelled");
        assertThat(runs(id)).isEqualTo(1);
        if (command.endsWith("force")) {
            api.force(id, "generate_all").ok();
        } else {
            api.command(id, command).ok();
        }
        await().until(() -> runs(id) == 0);
        api.awaitStatus(
                id,
                switch (command) {
                    case "cancel" -> "cancelled";
                    case "generate_all_audio" -> "draft";
                    default -> "completed";
                });
    }

    @Test
    void aCancelOutlivesWhatIsWrittenIntoItsScenesInTheSameMoment() {
        String id = api.project(1);
        hold("generate-scene-image", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        String scene = externalTasks.createExternalTaskQuery().topicName("generate-scene-image").list().stream()
                .filter(task -> id.equals(task.getBusinessKey()))
                .findAny()
                .orElseThrow()
                .getExecutionId();
        CompletableFuture<ProjectApi.Answer> cancel = Objects.requireNonNull(transaction.execute(status -> {
            runtime.setVariableLocal(scene, "note", "written by somebody else");
            CompletableFuture<ProjectApi.Answer> sent = CompletableFuture.supplyAsync(() -> api.command(id, "cancel"));
            await().until(() -> waitingForLocks() > 0);
            return sent;
        }));
        cancel.join().ok();
        api.awaitStatus(id, "cancelled");
    }

    @Test
    void anOldFailureOfAnImageIsNotTheFailureOfARunForNarrations() {
        String word = "forbidden-" + UUID.randomUUID();
        stage.refuse(word);
        String id = api.project(2);
        api.patch("/api/scenes/" + api.sceneId(id, 0), Map.of("visual_description", word))
                .ok();
        api.command(id, "generate_all_images").ok();
        api.awaitStatus(id, "failed");
        await().until(() -> runs(id) == 0);
        api.command(id, "generate_all_audio").ok();
        JsonNode narrated = api.awaitStatus(id, "draft");
        assertThat(narrated.path("error_message").isNull()).isTrue();
        assertThat(narrated.path("scenes").path(0).path("audio_status").asText())
                .isEqualTo("completed");
        assertThat(narrated.path("scenes").path(0).path("image_status").asText())
                .isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSceneLeftOutInTheMomentOfItsPreparationIsNotPaidFor(boolean deleted) {
        String id = api.project(1);
        hold("prepared-scene", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("prepared-scene", id));
        String scene = api.sceneId(id, 0);
        if (deleted) {
            api.delete("/api/scenes/" + scene).ok();
        } else {
            api.command(id, "skip_scene", scene).ok();
        }
        stage.letGo("prepared-scene", id);
        await().until(() -> runs(id) == 0);
        assertThat(stage.made("image", id)).isZero();
        assertThat(stage.made("narration", id)).isZero();
        assertThat(stage.arrived("generate-scene-image", id)).isFalse();
    }

    @Test
    void aFinishedPieceOfWorkDoesNotBringADeletedProjectBack() {
        String id = api.project(1);
        hold("generate-scene-image", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        stage.letGo("generate-scene-image", id);
        api.delete("/api/projects/" + id).ok();
        await().during(Duration.ofSeconds(1))
                .until(() -> count("select count(*) from stored_file where project_id = ?", id) == 0);
        assertThat(count("select count(*) from scene where project_id::text = ?", id))
                .isZero();
        assertThat(count("select count(*) from act_ru_execution where business_key_ = ?", id))
                .isZero();
        assertThat(api.get("/api/projects/" + id).status()).isEqualTo(404);
    }

    @Test
    void theStoreIsNotUsedWhileAProjectIsLocked() {
        String id = api.post("/api/projects", Map.of("topic", "Glaciers"))
                .ok()
                .path("id")
                .asText();
        api.command(id, "generate_all").ok();
        api.awaitStatus(id, "completed");
        assertThat(stage.usersOfTheStoreInTransactions())
                .doesNotContain("open-generation", "plan-scenes", "assemble-timeline");
    }

    @Test
    void whoWaitsTooLongForAProjectIsToldToTryAgain() {
        String id = api.project(1);
        transaction.executeWithoutResult(status -> {
            jdbc.queryForList("select id from project where id = ? for update", UUID.fromString(id));
            ProjectApi.Answer answer = api.command(id, "pause");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.error())
                    .isEqualTo("Another request is changing this at the moment; nothing was done, please try again");
        });
        api.command(id, "pause").ok();
    }

    private void hold(String topic, String id) {
        stage.hold(topic, id);
        held.put(id, topic);
    }

    private long waitingForLocks() {
        String sql =
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        Long connections = jdbc.queryForObject(sql, Long.class);
        return connections == null ? 0 : connections;
    }

    private long count(String sql, String id) {
        Long rows = jdbc.queryForObject(sql, Long.class, id);
        return rows == null ? 0 : rows;
    }

    private long runs(String id) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("make-video")
                .processInstanceBusinessKey(id)
                .count();
    }
}
