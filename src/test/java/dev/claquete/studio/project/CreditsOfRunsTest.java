package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.account.PresentedCredential;
import dev.claquete.studio.credit.Balance;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.credit.LedgerCheck;
import dev.claquete.studio.credit.ProviderKeyExemption;
import dev.claquete.studio.credit.Purchase;
import dev.claquete.studio.process.Processes;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** An installation that charges for its own machines: a script costs 2, an image 4, a narration 2, a video 5; 100 are given. */
@ProjectTest
class CreditsOfRunsTest {

    private static final String ACCOUNT = "X-Test-Account";

    /** Callers who are someone else than the administrator, whose credits never end. */
    @TestConfiguration
    static class Callers {

        @Bean
        @Primary
        CurrentAccount someone(@Qualifier("authenticatedAccount") CurrentAccount signedIn) {
            return new CurrentAccount() {
                @Override
                public UUID id() {
                    return another().orElseGet(signedIn::id);
                }

                @Override
                public Optional<UUID> find() {
                    Optional<UUID> another = another();
                    return another.isPresent() ? another : signedIn.find();
                }

                @Override
                public PresentedCredential credential() {
                    return another().isPresent() ? () -> true : signedIn.credential();
                }

                @Override
                public Optional<UUID> keyId() {
                    return signedIn.keyId();
                }
            };
        }

        private static Optional<UUID> another() {
            return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                    ? Optional.ofNullable(request.getRequest().getHeader(ACCOUNT))
                            .map(UUID::fromString)
                    : Optional.empty();
        }

        @Bean
        Providers providers() {
            return new Providers();
        }
    }

    /** Accounts that pay for their images themselves. */
    static class Providers implements ProviderKeyExemption {

        private final Set<UUID> customers = ConcurrentHashMap.newKeySet();

        @Override
        public boolean pay(UUID accountId, String operation, @Nullable String keyRing) {
            return operation.equals("image_generate") && customers.contains(accountId);
        }
    }

    @Autowired
    FakeMakers.Stage stage;

    @Autowired
    CreditLedger ledger;

    @Autowired
    LedgerCheck check;

    @Autowired
    Providers providers;

    @Autowired
    Processes processes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    UUID account;
    ProjectApi api;

    @BeforeEach
    void someone() {
        account = UUID.randomUUID();
        jdbc.update(
                "insert into account (id, name, email, created_at) values (?, ?, ?, now())",
                account,
                "someone-" + account,
                account + "@example.com");
        api = new ProjectApi(environment, jdbc) {
            @Override
            HttpRequest.Builder request(String path) {
                return super.request(path).header(ACCOUNT, account.toString());
            }
        };
    }

    @AfterEach
    void noCreditIsMadeOrLost() {
        assertThat(check.check().faults()).isEmpty();
    }

    @Test
    void aVideoCostsWhatWasMadeOfItAndTheAnswerSaysWhatIsSetAside() {
        String id = api.project(2);
        stage.hold("compose-video", id);
        JsonNode answer = api.command(id, "generate_all").ok();
        assertThat(answer.path("operation").asText()).isEqualTo("video_make");
        assertThat(answer.path("transactionId").asText()).startsWith("txn_");
        assertThat(answer.path("newBalance").asLong()).isEqualTo(100 - 17);
        assertThat(balance()).isEqualTo(new Balance(83, 17));
        stage.letGo("compose-video", id);
        api.awaitStatus(id, "completed");
        assertThat(balance()).isEqualTo(new Balance(83, 0));
        assertThat(statement())
                .containsExactly("SETTLE video_make 0 -17", "RESERVE video_make -17 17", "GRANT welcome 100 0");
    }

    @Test
    void aRenderJobSaysItToo() {
        String id = api.project(1);
        JsonNode answer = api.post("/api/render", Map.of("projectId", id)).ok();
        assertThat(answer.path("operation").asText()).isEqualTo("video_make");
        assertThat(answer.path("newBalance").asLong()).isEqualTo(89);
        api.awaitStatus(id, "completed");
        assertThat(balance()).isEqualTo(new Balance(89, 0));
    }

    @Test
    void withTooFewCreditsACommandIsRefusedAndNothingHappens() {
        leave(16);
        String id = api.project(2);
        ProjectApi.Answer answer = api.command(id, "generate_all");
        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.body())
                .isEqualTo(ProjectApi.json("{\"error\":\"Créditos insuficientes\",\"required\":17,\"current\":16,"
                        + "\"deficit\":1,\"operation\":\"video_make\",\"note\":\"2 images, 2 narrations, 1 video\","
                        + "\"items\":[{\"operation\":\"image_generate\",\"count\":2,\"price\":4},"
                        + "{\"operation\":\"narration_generate\",\"count\":2,\"price\":2},"
                        + "{\"operation\":\"video_compose\",\"count\":1,\"price\":5}]}"));
        assertThat(processes.isRunning(id)).isFalse();
        assertThat(api.read(id).path("status").asText()).isEqualTo("draft");
        assertThat(balance().available()).isEqualTo(16);
    }

    @Test
    void thePriceListARefusalAndTheLedgerNameTheSame() {
        String wish = "{\"prompt\":\"a fox\",\"width\":64,\"height\":64}";
        JsonNode prices = api.get("/api/credits/prices").ok().path("prices");
        long price = prices.path("image_generate").asLong();
        leave(price - 1);
        ProjectApi.Answer refused = api.post("/generate/image", ProjectApi.json(wish));
        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.body())
                .isEqualTo(ProjectApi.json("{\"error\":\"Créditos insuficientes\",\"required\":" + price
                        + ",\"current\":" + (price - 1) + ",\"deficit\":1,\"operation\":\"image_generate\"}"));
        ProjectApi.Answer film =
                api.post("/generate/video", ProjectApi.json("{\"prompt\":\"a fox\",\"num_frames\":2}"));
        assertThat(film.body().path("operation").asText()).isEqualTo("media_generate_video");
        for (JsonNode item : film.body().path("items")) {
            assertThat(prices.path(item.path("operation").asText())).isEqualTo(item.path("price"));
        }
        assertThat(film.body().path("items").findValuesAsText("operation"))
                .containsExactly("media_generate_video", "image_generate");

        grant(1);
        api.post("/generate/image", ProjectApi.json(wish)).ok();
        await().until(() -> balance().reserved() == 0);
        assertThat(statement().subList(0, 2))
                .containsExactly("SETTLE image_generate 0 -" + price, "RESERVE image_generate -" + price + " " + price);
    }

    @Test
    void ofManyCommandsAtOnceAsManyGoOnAsCanBePaid() throws Exception {
        leave(40);
        List<String> projects = List.of(api.project(2), api.project(2), api.project(2), api.project(2), api.project(2));
        ExecutorService callers = Executors.newFixedThreadPool(5);
        try {
            List<Future<Integer>> answers = callers.invokeAll(projects.stream()
                    .<Callable<Integer>>map(
                            id -> () -> api.command(id, "generate_all").status())
                    .toList());
            int paid = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 402);
                paid += answer.get() == 200 ? 1 : 0;
            }
            assertThat(paid).isEqualTo(2);
        } finally {
            callers.shutdownNow();
        }
        await().until(() -> projects.stream().noneMatch(processes::isRunning));
        assertThat(balance().available()).isEqualTo(40 - 34);
    }

    @Test
    void whatExistsIsNotPaidForAgain() {
        String id = api.project(2);
        api.command(id, "generate_all").ok();
        api.awaitStatus(id, "completed");
        api.command(id, "generate_all").ok();
        await().until(() -> !processes.isRunning(id));
        assertThat(balance()).isEqualTo(new Balance(83, 0));
        api.command(id, "regenerate_image", api.sceneId(id, 0)).ok();
        await().until(() -> !processes.isRunning(id));
        assertThat(balance()).as("an image and the video with it").isEqualTo(new Balance(83 - 9, 0));
    }

    @Test
    void aStepThatIsDoneTwiceIsPaidOnce() {
        String id = api.project(1);
        stage.hold("narrate-scene", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("narrate-scene", id));
        api.command(id, "pause").ok();
        stage.letGo("narrate-scene", id);
        await().until(() -> stage.made("narration", id) == 1);
        api.command(id, "resume").ok();
        api.awaitStatus(id, "completed");
        assertThat(balance()).isEqualTo(new Balance(89, 0));
    }

    @Test
    void aCancelGivesBackAllButWhatWasMade() {
        String id = api.project(1);
        stage.hold("narrate-scene", id);
        api.command(id, "generate_all").ok();
        await().until(() ->
                "completed".equals(api.read(id).at("/scenes/0/image_status").asText()));
        assertThat(balance()).isEqualTo(new Balance(89, 11));
        JsonNode answer = api.command(id, "cancel").ok();
        assertThat(answer).hasSize(2);
        await().until(() -> !processes.isRunning(id));
        stage.letGo("narrate-scene", id);
        assertThat(balance()).isEqualTo(new Balance(96, 0));
        assertThat(statement().get(0)).isEqualTo("REFUND video_make 7 -7");
    }

    @Test
    void aVideoThatFailsCostsWhatWasMadeAllTheSame() {
        String word = "forbidden-" + account;
        stage.refuse(word);
        String id = api.post(
                        "/api/projects",
                        ProjectApi.json("{\"topic\":\"Rivers\",\"scenes\":["
                                + "{\"narration\":\"One\",\"visual_description\":\"Fine\"},"
                                + "{\"narration\":\"Two\",\"visual_description\":\"" + word + "\"}]}"))
                .ok()
                .path("id")
                .asText();
        api.command(id, "generate_all").ok();
        api.awaitStatus(id, "failed");
        await().until(() -> !processes.isRunning(id));
        assertThat(balance()).as("an image and two narrations").isEqualTo(new Balance(92, 0));
    }

    @Test
    void whenTheScenesAreKnownExactlyTheirPriceIsSetAside() {
        String id = topic("Volcanoes", 2, "en");
        stage.hold("compose-video", id);
        JsonNode answer = api.command(id, "generate_all").ok();
        assertThat(answer.path("newBalance").asLong())
                .as("a script and two scenes")
                .isEqualTo(100 - 19);
        await().until(() -> stage.arrived("compose-video", id));
        assertThat(balance()).as("three scenes were written").isEqualTo(new Balance(75, 25));
        stage.letGo("compose-video", id);
        api.awaitStatus(id, "completed");
        assertThat(balance()).isEqualTo(new Balance(75, 0));
    }

    @Test
    void aScriptWithMoreScenesThanCanBePaidFailsAndSaysHowManyCreditsAreMissing() {
        leave(20);
        String id = topic("Vulcões", 2, "pt-BR");
        api.command(id, "generate_all").ok();
        JsonNode project = api.awaitStatus(id, "failed");
        assertThat(project.path("error_message").asText())
                .isEqualTo("Créditos insuficientes: faltam 5 (necessários 25, disponíveis 20).");
        await().until(() -> !processes.isRunning(id));
        assertThat(balance().available()).as("the script was written").isEqualTo(18);
        assertThat(stage.made("image", id)).isZero();
    }

    @Test
    void whatWaitedAndCannotBePaidFailsTheProject() {
        String id = api.project(1);
        stage.hold("generate-scene-image", id);
        assertThat(api.command(id, "generate_all_images").ok().path("operation").asText())
                .isEqualTo("image_generate");
        JsonNode waiting = api.command(id, "generate_all_audio").ok();
        assertThat(waiting.has("transactionId"))
                .as("nothing is set aside for it yet")
                .isFalse();
        leave(1);
        stage.letGo("generate-scene-image", id);
        JsonNode project = api.awaitStatus(id, "failed");
        assertThat(project.path("error_message").asText())
                .isEqualTo("Not enough credits: 1 are missing (2 needed, 1 available).");
        assertThat(processes.isRunning(id)).isFalse();

        grant(10);
        api.command(id, "resume").ok();
        await().until(() -> stage.made("narration", id) == 1 && !processes.isRunning(id));
        assertThat(balance().available()).isEqualTo(9);
    }

    @Test
    void whoeverWaitsForARunThatCannotBePaidHearsOfIt() {
        String id = api.project(1);
        stage.hold("generate-scene-image", id);
        api.command(id, "generate_all_images").ok();
        String url = FakeInternet.url("refused-" + id);
        JsonNode queued = api.post("/api/render", Map.of("projectId", id, "webhook_url", url))
                .ok();
        leave(1);
        stage.letGo("generate-scene-image", id);
        api.awaitStatus(id, "failed");

        String job = queued.path("jobId").asText();
        assertThat(api.get("/api/render/" + job).ok().at("/job/status").asText())
                .isEqualTo("FAILED");
        assertThat(jdbc.queryForList(
                        "select d.event || ' ' || (d.data::json ->> 'job_id') from webhook_delivery d"
                                + " join webhook w on w.id = d.webhook_id where w.url = ?",
                        String.class,
                        url))
                .containsExactly("video.failed " + job);
    }

    @Test
    void theKeysOfWhatIsForgottenAreForgottenToo() {
        String id = api.project(1);
        stage.hold("generate-scene-image", id);
        api.command(id, "generate_all_images").ok();
        Map<String, String> keys = Map.of("gemini", "gemini-key");
        api.post("/api/workflow/command", Map.of("projectId", id, "action", "generate_all_audio", "apiKeys", keys))
                .ok();
        api.post(
                        "/api/workflow/command",
                        Map.of("projectId", id, "action", "generate_all_images", "force", true, "apiKeys", keys))
                .ok();
        leave(1);
        stage.letGo("generate-scene-image", id);
        api.awaitStatus(id, "failed");
        assertThat(jdbc.queryForObject("select count(*) from key_ring where account_id = ?", Long.class, account))
                .isZero();
    }

    @Test
    void whoeverTellsOfAProjectLocksItsOwnersCreditsBeforeTheEndpoints() {
        api.post("/webhooks/register", Map.of("url", FakeInternet.url("told"), "events", List.of("*")))
                .ok();
        String id = api.project(1);
        stage.hold("generate-scene-image", id);
        api.command(id, "generate_all_images").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        transaction.executeWithoutResult(status -> {
            jdbc.queryForList("select id from ledger_account where owner_id = ? for update", account);
            stage.letGo("generate-scene-image", id);
            await().until(() -> jdbc.queryForObject(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and datname = current_database() and query like '%ledger_account%'",
                            Long.class)
                    > 0);
            assertThat(jdbc.queryForList("select id from webhook where owner_id = ? for update nowait", account))
                    .hasSize(1);
        });
        await().until(() -> !processes.isRunning(id));
    }

    @Test
    void aDeletedProjectLeavesNothingSetAside() {
        String id = api.project(1);
        stage.hold("narrate-scene", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("narrate-scene", id));
        api.delete("/api/projects/" + id).ok();
        stage.letGo("narrate-scene", id);
        assertThat(balance().reserved()).isZero();
        assertThat(balance().available()).isBetween(96L, 100L);
    }

    @Test
    void aRunThatIsDeletedInCockpitLeavesNothingSetAside() {
        String id = api.project(1);
        stage.hold("narrate-scene", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("narrate-scene", id));
        String run = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .processDefinitionKey("make-video")
                .singleResult()
                .getId();
        await().ignoreException(OptimisticLockingException.class)
                .until(
                        () -> { // its worker's heartbeat
                            runtime.deleteProcessInstance(run, "by hand");
                            return true;
                        });
        stage.letGo("narrate-scene", id);
        assertThat(balance().reserved()).isZero();
    }

    @Test
    void whatWasMadeUnpaidIsPaidBeforeAnythingElseIsMade() {
        String id = api.project(1);
        api.command(id, "generate_all_images").ok();
        await().until(() -> stage.made("image", id) == 1 && !processes.isRunning(id));
        leave(0);
        String hero = api.post("/api/characters", Map.of("name", "Ana", "description", "A diver"))
                .ok()
                .path("id")
                .asText();
        api.patch("/api/projects/" + id, Map.of("character_ids", List.of(hero))).ok();
        api.command(id, "generate_all_images").ok();
        await().until(() -> stage.made("image", id) == 2 && !processes.isRunning(id));

        ProjectApi.Answer next = api.command(id, "generate_all_images");
        assertThat(next.status()).isEqualTo(402);
        assertThat(next.body().path("required").asLong()).isEqualTo(4);
        grant(10);
        api.command(id, "generate_all_images").ok();
        await().until(() -> !processes.isRunning(id));
        assertThat(balance()).isEqualTo(new Balance(6, 0));
    }

    @Test
    void aScriptAloneCostsAScript() {
        Map<String, Object> asked =
                Map.of("action", "generate_script", "params", Map.of("topic", "Tides", "language", "en"));
        api.post("/api/ai/generate", asked).ok();
        assertThat(balance()).isEqualTo(new Balance(98, 0));
        leave(1);
        ProjectApi.Answer refused = api.post("/api/ai/generate", asked);
        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.body())
                .isEqualTo(ProjectApi.json("{\"error\":\"Créditos insuficientes\",\"required\":2,\"current\":1,"
                        + "\"deficit\":1,\"operation\":\"script_write\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    https://example.com/a-story?x=1           | en | topic: is only a link, and links are not opened
                    www.example.com/page https://youtu.be/abc | en | topic: is only a link, and links are not opened
                    なぜ海は塩辛いのか                          | ja | language: has no script writer here: scripts are written in English and Portuguese
                    !!!                                       | en | topic: has no words
                    """)
    void aScriptThatNobodyCanWriteIsRefusedBeforeCreditsAreSetAside(String topic, String language, String sentence) {
        String id = topic(topic, 2, language);
        for (String action : List.of("generate_all", "generate_all_images", "generate_all_audio")) {
            ProjectApi.Answer refused = api.command(id, action);
            assertThat(refused.status()).as(action).isEqualTo(400);
            assertThat(refused.error()).startsWith(sentence).doesNotContainIgnoringCase("claquete.");
        }
        Map<String, Object> alone =
                Map.of("action", "generate_script", "params", Map.of("topic", topic, "language", language));
        assertThat(api.post("/api/ai/generate", alone).error()).startsWith("params." + sentence);
        assertThat(balance()).isEqualTo(new Balance(100, 0));
        assertThat(processes.isRunning(id)).isFalse();
        assertThat(api.get("/api/projects/" + id).ok().path("status").asText()).isEqualTo("draft");

        api.patch("/api/projects/" + id, Map.of("topic", "How bees make honey", "language", "en"))
                .ok();
        api.command(id, "generate_all").ok();
        await().until(() -> !processes.isRunning(id));
    }

    @Test
    void scenesOfEmojiAloneCostNoNarration() {
        Map<String, Object> body = Map.of(
                "topic",
                "Party",
                "scenes",
                List.of(
                        Map.of("narration", "🎉🎉", "visual_description", "confetti"),
                        Map.of("narration", "Hello there.", "visual_description", "a door")));
        String id = api.post("/api/projects", body).ok().path("id").asText();
        api.command(id, "generate_all_audio").ok();
        await().until(() -> !processes.isRunning(id));
        assertThat(balance()).as("one narration of 2").isEqualTo(new Balance(98, 0));
    }

    @Test
    void aRefusedScriptCostsNothing() {
        String word = "unspeakable-" + account;
        stage.refuse(word);
        String id = topic(word, 2, "en");
        api.command(id, "generate_all").ok();
        api.awaitStatus(id, "failed");
        await().until(() -> !processes.isRunning(id));
        assertThat(balance()).isEqualTo(new Balance(100, 0));
    }

    @Test
    void whatAnAccountPaysTheProviderForCostsNoCredits() {
        providers.customers.add(account);
        String id = api.project(2);
        JsonNode answer = api.command(id, "generate_all").ok();
        assertThat(answer.path("newBalance").asLong()).isEqualTo(91);
        api.awaitStatus(id, "completed");
        assertThat(balance()).isEqualTo(new Balance(91, 0));
    }

    @Test
    void theAdministratorIsNeverShort() {
        ProjectApi admin = new ProjectApi(environment, jdbc);
        String id = admin.project(26); // whose images cost 104 credits
        assertThat(admin.command(id, "generate_all_images").status()).isEqualTo(200);
        await().atMost(Duration.ofMinutes(2)).until(() -> !processes.isRunning(id));
    }

    private Balance balance() {
        return ledger.balance(account);
    }

    private void grant(long amount) {
        api.post(
                        "/api/admin/credits/grants",
                        Map.of(
                                "account_id",
                                account,
                                "amount",
                                amount,
                                "reason",
                                "test",
                                "idempotency_key",
                                UUID.randomUUID()))
                .ok();
    }

    /** Spends the account's credits but for so many. */
    private void leave(long amount) {
        Purchase other =
                Purchase.of(account, "video_gen4_aleph_5s", UUID.randomUUID().toString());
        long spent = balance().available() - amount;
        ledger.reserve(other, spent);
        ledger.settle(other.reference(), spent);
    }

    private String topic(String topic, int scenes, String language) {
        return api.post(
                        "/api/projects",
                        Map.of(
                                "topic",
                                topic,
                                "language",
                                language,
                                "duration_config",
                                Map.of("target_scenes", scenes)))
                .ok()
                .path("id")
                .asText();
    }

    /** Kind, operation, change of what may be spent, change of what is set aside; the newest first. */
    private List<String> statement() {
        return api.get("/api/credits/statement").ok().path("entries").findParents("transaction_id").stream()
                .map(line -> line.path("kind").asText() + " "
                        + line.path("operation").asText() + " "
                        + line.path("amount").asLong() + " "
                        + line.path("reserved").asLong())
                .toList();
    }
}
