package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.EveryColumn;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestServers;
import dev.claquete.studio.fakes.FakeOpenAi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ExternalTaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whose key an outside service sees in which run, and that nobody else ever sees it. With the real makers. */
@StudioTest
@Import(ProjectApi.class)
@ExtendWith(OutputCaptureExtension.class)
class OwnKeysTest {

    private static final String HOUSE = "sk-house-0000-secret";
    private static final String OF_THE_RUN = "sk-run-1111-secret";
    private static final String OF_THE_ACCOUNT = "sk-account-2222-secret";
    private static final String REVOKED = "sk-revoked-3333-secret";
    private static final String GEMINI = "gemini-4444-secret";

    private static final FakeOpenAi FAKE = FakeOpenAi.start();

    @DynamicPropertySource
    static void models(DynamicPropertyRegistry properties) {
        properties.add("claquete.openai.base-url", FAKE::baseUrl);
        properties.add("claquete.openai.api-key", () -> HOUSE);
        properties.add("claquete.openai.chat-model", () -> "chat-model");
        properties.add("claquete.openai.image-model", () -> "image-model");
        properties.add("claquete.openai.speech-model", () -> "speech-model");
    }

    @Autowired
    ProjectApi api;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ExternalTaskService externalTasks;

    @AfterAll
    static void stop() {
        FAKE.close();
    }

    @AfterEach
    void withoutOwnKeys() {
        api.send("DELETE", "/api/account/provider-keys/openai", null);
    }

    private ProjectApi.Answer command(String project, String action, Map<String, String> apiKeys) {
        return api.post("/api/workflow/command", Map.of("projectId", project, "action", action, "apiKeys", apiKeys));
    }

    /** The keys that were seen for this project's things. */
    private static Set<String> payers(String project) {
        Set<String> payers = new TreeSet<>();
        FAKE.requests().stream()
                .filter(request -> String.valueOf(request.idempotencyKey()).contains(project))
                .forEach(request -> payers.add(request.apiKey()));
        return payers;
    }

    private void awaitDone(String project, String field) {
        await().pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(api.read(project).path("scenes").findValuesAsText(field))
                        .isNotEmpty()
                        .containsOnly("completed"));
        await().until(() -> !api.read(project).path("status").asText().equals("generating"));
    }

    @Test
    void theRunsKeyPaysForItsRunAndTheNextRunIsTheHousesAgain() {
        String own = api.project(2);
        String other = api.project(1);
        command(own, "generate_all_images", Map.of("openai", OF_THE_RUN, "gemini", GEMINI, "suno", ""))
                .ok();
        command(other, "generate_all_images", Map.of()).ok();
        awaitDone(own, "image_status");
        awaitDone(other, "image_status");

        assertThat(payers(own)).containsExactly(OF_THE_RUN);
        assertThat(payers(other)).containsExactly(HOUSE);

        command(own, "generate_all_audio", Map.of()).ok();
        awaitDone(own, "audio_status");
        assertThat(payers(own)).containsExactly(HOUSE, OF_THE_RUN);
        assertThat(jdbc.queryForObject("select count(*) from run_key", Long.class))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from key_ring", Long.class))
                .isZero();
    }

    @Test
    void anAccountsOwnKeyComesBeforeTheHousesAndAfterTheRuns() {
        api.send("PUT", "/api/account/provider-keys/openai", Map.of("key", OF_THE_ACCOUNT));
        String project = api.project(1);
        command(project, "generate_all_images", Map.of()).ok();
        awaitDone(project, "image_status");
        assertThat(payers(project)).containsExactly(OF_THE_ACCOUNT);

        command(project, "generate_all_audio", Map.of("openai", OF_THE_RUN)).ok();
        awaitDone(project, "audio_status");
        assertThat(payers(project)).containsExactly(OF_THE_ACCOUNT, OF_THE_RUN);
    }

    @Test
    void aScriptThatIsAskedForWithoutAProjectIsPaidTheSameWay() {
        Map<String, Object> question = Map.of("topic", "Bees", "language", "en");
        api.post("/api/ai/generate", Map.of("action", "generate_script", "params", question))
                .ok();
        assertThat(FAKE.lastRequest().apiKey()).isEqualTo(HOUSE);

        Map<String, String> keys = Map.of("openai", OF_THE_RUN);
        api.post("/api/ai/generate", Map.of("action", "generate_script", "params", question, "apiKeys", keys))
                .ok();
        assertThat(FAKE.lastRequest().apiKey()).isEqualTo(OF_THE_RUN);
        assertThat(jdbc.queryForObject("select count(*) from key_ring", Long.class))
                .isZero();
    }

    @Test
    void aPendingRunUsesTheKeysOfItsOwnCommand() {
        String project = api.project(2);
        FAKE.answersAfter(Duration.ofMillis(700));
        command(project, "generate_all_images", Map.of("openai", OF_THE_RUN)).ok();
        command(project, "generate_all_audio", Map.of("openai", OF_THE_ACCOUNT)).ok();
        awaitDone(project, "audio_status");
        FAKE.answersAfter(Duration.ZERO);

        assertThat(payersOf(project, "image")).containsExactly(OF_THE_RUN);
        assertThat(payersOf(project, "narration")).containsExactly(OF_THE_ACCOUNT);
        await().until(() -> jdbc.queryForObject("select count(*) from key_ring", Long.class) == 0);
    }

    @Test
    void aRunThatIsCancelledOrDeletedTakesAllKeysWithIt() {
        FAKE.answersAfter(Duration.ofMillis(700));
        for (String end : List.of("cancel", "delete")) {
            String project = api.project(2);
            command(project, "generate_all_images", Map.of("openai", OF_THE_RUN))
                    .ok();
            command(project, "generate_all_audio", Map.of("openai", OF_THE_ACCOUNT))
                    .ok();
            assertThat(jdbc.queryForObject("select count(*) from run_key", Long.class))
                    .isEqualTo(2);
            (end.equals("cancel") ? api.command(project, end) : api.delete("/api/projects/" + project)).ok();
            await().untilAsserted(() -> assertThat(jdbc.queryForObject("select count(*) from key_ring", Long.class))
                    .as(end)
                    .isZero());
        }
        FAKE.answersAfter(Duration.ZERO);
    }

    private static Set<String> payersOf(String project, String kind) {
        Set<String> payers = new TreeSet<>();
        FAKE.requests().stream()
                .filter(request -> String.valueOf(request.idempotencyKey()).contains(project))
                .filter(request -> String.valueOf(request.idempotencyKey()).contains("/" + kind + "-"))
                .forEach(request -> payers.add(request.apiKey()));
        return payers;
    }

    @Test
    void aRunThatIsStuckOnABadKeyGoesOnWithTheKeyOfResume(CapturedOutput log) throws Exception {
        String project = api.project(1);
        command(project, "generate_all_images", Map.of("openai", REVOKED)).ok();
        // thirty seconds between tries are the diagram's; the tries are used up by hand
        await().until(() -> payers(project).contains(REVOKED));
        exhaust(project);
        JsonNode failed = api.awaitStatus(project, "failed");
        assertThat(failed.path("error_message").asText()).contains("refused your API key").doesNotContain("Incorrect API key");

        command(project, "resume", Map.of("openai", OF_THE_RUN)).ok();
        awaitDone(project, "image_status");

        assertThat(payers(project)).containsExactly(REVOKED, OF_THE_RUN);
        assertNowhere(REVOKED, log);
    }

    private void exhaust(String project) {
        await().ignoreExceptions().until(() -> {
            List<String> tasks = jdbc.queryForList(
                    "select t.id_ from act_ru_ext_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                            + " where e.business_key_ = ? and t.retries_ between 1 and 2",
                    String.class,
                    project);
            tasks.forEach(task -> externalTasks.setRetries(task, 0));
            return !tasks.isEmpty();
        });
    }

    @Test
    void noKeyIsFoundInTheDatabaseTheLogOrAnyAnswer(CapturedOutput log) throws Exception {
        api.send("PUT", "/api/account/provider-keys/openai", Map.of("key", OF_THE_ACCOUNT));
        String written = api.post("/api/projects", Map.of("topic", "How bees make honey", "language", "en"))
                .ok()
                .path("id")
                .asText();
        command(written, "generate_all_images", Map.of("openai", OF_THE_RUN, "gemini", GEMINI, "elevenlabs", GEMINI))
                .ok();
        command(written, "generate_all_audio", Map.of("openai", OF_THE_RUN)).ok();
        await().until(() -> payers(written).contains(OF_THE_RUN));
        assertNowhere(OF_THE_RUN, log);
        awaitDone(written, "audio_status");

        String answers = api.read(written).toString()
                + api.get("/api/workflow/state/" + written).body()
                + api.get("/api/account/provider-keys").body();
        for (String secret : List.of(HOUSE, OF_THE_RUN, OF_THE_ACCOUNT, GEMINI)) {
            assertThat(answers).doesNotContain(secret);
            assertNowhere(secret, log);
        }
        assertThat(EveryColumn.holding(JdbcClient.create(jdbc), written).toString())
                .as("the scan sees what is there")
                .contains("act_hi_");
    }

    private void assertNowhere(String secret, CapturedOutput log) {
        assertThat(EveryColumn.holding(JdbcClient.create(jdbc), secret)).isEmpty();
        assertThat(log).doesNotContain(secret);
        assertThat(log).doesNotContain(TestServers.ADMIN_PASSWORD);
    }
}
