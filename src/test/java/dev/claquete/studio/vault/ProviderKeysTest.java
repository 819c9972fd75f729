package dev.claquete.studio.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.Audit;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@StudioTest
@ExtendWith(OutputCaptureExtension.class)
class ProviderKeysTest {

    private static final String SECRET = "sk-proj-very-secret-1234";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JdbcClient client;

    @Autowired
    Audit audit;

    @Autowired
    ProviderKeys keys;

    @Autowired
    KeyRings rings;

    @Autowired
    VaultRotation resealing;

    @Autowired
    List<SealedColumn> columns;

    private Api admin;
    private UUID account;
    private UUID adminAccount;

    @BeforeEach
    void accounts() {
        admin = Api.admin(port);
        adminAccount = jdbc.queryForObject("select id from account where name = 'admin'", UUID.class);
        account = account();
    }

    @AfterEach
    void leaveNothingBehind() {
        jdbc.update("delete from provider_key");
        jdbc.update("delete from key_ring");
    }

    private UUID account() {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into account (id, name, email, created_at) values (?, ?, ?, now())",
                id,
                "someone-" + id,
                id + "@example.com");
        return id;
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> put(String provider, String body) {
        return admin.with("Content-Type", "application/json")
                .send("PUT", "/api/account/provider-keys/" + provider, body);
    }

    @Test
    void aKeyGoesInAndIsNeverShownAgain(CapturedOutput log) throws Exception {
        assertThat(put("openai", "{\"key\":\" " + SECRET + " \"}").statusCode()).isEqualTo(204);

        HttpResponse<String> listed = admin.get("/api/account/provider-keys");
        assertThat(listed.body()).doesNotContain(SECRET);
        JsonNode key = json(listed).path("data").path(0);
        assertThat(key.path("provider").asText()).isEqualTo("openai");
        assertThat(key.path("last_letters").asText()).isEqualTo("1234");
        assertThat(Instant.parse(key.path("created_at").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(key.path("last_used_at").isNull()).isTrue();
        assertThat(jdbc.queryForList("select provider_key::text from provider_key", String.class))
                .hasSize(1)
                .noneMatch(row -> row.contains("very-secret"));
        assertThat(jdbc.queryForList("select audit_entry::text from audit_entry", String.class))
                .noneMatch(row -> row.contains("very-secret"));
        assertThat(keys.take(adminAccount, Provider.OPENAI)).contains(SECRET);
        assertThat(keys.of(adminAccount).get(0).lastUsedAt()).isNotNull();

        assertThat(put("openai", "{\"key\":\"another-key-abcd\"}").statusCode()).isEqualTo(204);
        assertThat(keys.take(adminAccount, Provider.OPENAI)).contains("another-key-abcd");
        assertThat(admin.send("DELETE", "/api/account/provider-keys/openai", "").statusCode())
                .isEqualTo(204);
        assertThat(keys.take(adminAccount, Provider.OPENAI)).isEmpty();
        assertThat(admin.send("DELETE", "/api/account/provider-keys/openai", "").statusCode())
                .isEqualTo(404);
        assertThat(log).doesNotContain("very-secret");
    }

    @Test
    void anAccountsKeysAreItsOwn() {
        keys.put(account, Provider.SUNO, SECRET);

        assertThat(admin.get("/api/account/provider-keys").body()).isEqualTo("{\"data\":[]}");
        assertThat(admin.send("DELETE", "/api/account/provider-keys/suno", "").statusCode())
                .isEqualTo(404);
        assertThat(keys.take(adminAccount, Provider.SUNO)).isEmpty();
        assertThat(keys.take(account, Provider.SUNO)).contains(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "gemini", "elevenlabs", "suno", "runway"})
    void everyProviderOfTheListIsKnown(String provider) {
        assertThat(put(provider, "{\"key\":\"k\"}").statusCode()).isEqualTo(204);
        assertThat(keys.of(adminAccount).get(0).lastLetters())
                .as("of so short a key")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai | {}                           | key      | is required",
                "openai | {'key':'  '}                 | key      | is required",
                "openai | {'key':'SECRET x'}           | key      | printable ASCII characters and no spaces",
                "openai | {'key':'SECRET\\r\\nX: y'}   | key      | printable ASCII characters and no spaces",
                "openai | {'key':'SECRETé'}            | key      | printable ASCII characters and no spaces",
                "openai | {'key':'LONG'}               | key      | 1 to 500",
                "openai | {'key':{'SECRET':1}}         | key      | must be a text",
            })
    void aBadKeyIsRefusedAndNotRepeated(String provider, String body, String field, String rule, CapturedOutput log)
            throws Exception {
        HttpResponse<String> answer = put(
                provider.strip(),
                body.replace('\'', '"').replace("SECRET", SECRET).replace("LONG", SECRET.repeat(30)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("field").asText()).isEqualTo(field.strip());
        assertThat(json(answer).path("detail").asText()).contains(rule);
        assertThat(answer.body()).doesNotContain("very-secret");
        assertThat(log).doesNotContain("very-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "OpenAI", "not-a-uuid"})
    void anUnknownProviderIsNotFoundAndItsKeyNotRepeated(String provider, CapturedOutput log) throws Exception {
        HttpResponse<String> answer = put(provider, "{\"key\":\"" + SECRET + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(json(answer).path("detail").asText()).contains("openai, gemini, elevenlabs, suno, runway");
        assertThat(answer.body()).doesNotContain("very-secret");
        assertThat(log).doesNotContain("very-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key\":very-secret}",
                "very-secret",
                "\"very-secret\"",
                "{\"key\":\"very-secret",
                "[\"very-secret\"]"
            })
    void aBodyThatIsNoJsonIsNotRepeatedEither(String body, CapturedOutput log) {
        HttpResponse<String> answer = put("openai", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("very-secret");
        assertThat(log).doesNotContain("very-secret");
    }

    @Test
    void aRowCopiedOverAnothersDoesNotOpen() {
        UUID thief = account();
        keys.put(account, Provider.OPENAI, SECRET);
        keys.put(thief, Provider.OPENAI, "sk-of-the-thief");
        jdbc.update("update provider_key set sealed = (select sealed from provider_key where account_id = ?)", account);

        assertThat(keys.take(account, Provider.OPENAI)).contains(SECRET);
        assertThatThrownBy(() -> keys.take(thief, Provider.OPENAI))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aChangeOfTheVaultsKeyReachesEveryRow() {
        String old = "the first key of this vault for a year";
        String present = "the second key of this vault for the next";
        Vault before = new Vault(old);
        int foreign = new VaultRotation(before, columns, client)
                .run()
                .lost(); // what other tests have sealed with the house's key
        ProviderKeys written = new ProviderKeys(client, before, audit);
        written.put(account, Provider.OPENAI, SECRET);
        written.put(account, Provider.SUNO, "suno-key");
        UUID ring = new KeyRings(client, before, written, new VaultProperties(null, Duration.ofDays(7)))
                .open(account, new CommandKeys(Map.of(Provider.GEMINI, "gemini-key")));

        Vault without = new Vault(present);
        assertThat(new VaultRotation(without, columns, client).run())
                .isEqualTo(new VaultRotation.Outcome(without.keyId(), 0, foreign + 3));

        Vault changing = new Vault(present + "," + old);
        VaultRotation change = new VaultRotation(changing, columns, client);
        assertThat(change.run()).isEqualTo(new VaultRotation.Outcome(changing.keyId(), 3, foreign));
        assertThat(change.run()).isEqualTo(new VaultRotation.Outcome(changing.keyId(), 0, foreign));

        ProviderKeys read = new ProviderKeys(client, without, audit);
        assertThat(read.take(account, Provider.OPENAI)).contains(SECRET);
        assertThat(read.take(account, Provider.SUNO)).contains("suno-key");
        assertThat(new KeyRings(client, without, read, new VaultProperties(null, Duration.ofDays(7)))
                        .find(ring.toString(), Provider.GEMINI))
                .contains("gemini-key");
    }

    @Test
    void anAdministratorHasEverythingSealedAnewAndHearsWhatIsLost() throws Exception {
        keys.put(account, Provider.OPENAI, SECRET);
        assertThat(json(admin.post("/api/admin/vault/rotate", "{}"))
                        .path("lost")
                        .asInt())
                .isZero();
        jdbc.update("update provider_key set sealed = 'v1.00000000.' || substr(sealed, 13)");

        JsonNode answer = json(admin.post("/api/admin/vault/rotate", "{}"));
        assertThat(answer.path("resealed").asInt()).isZero();
        assertThat(answer.path("lost").asInt()).isEqualTo(1);
        assertThat(answer.path("key_id").asText()).hasSize(8);
    }

    // Key rings

    @Test
    void aRunAsksWithItsOwnKeyThenWithItsAccounts() {
        keys.put(account, Provider.OPENAI, "of-the-account");
        keys.put(account, Provider.SUNO, "suno-of-the-account");
        String ring = rings.open(account, new CommandKeys(Map.of(Provider.OPENAI, "of-the-run")))
                .toString();
        String plain = rings.open(account, CommandKeys.NONE).toString();
        String of = rings.open(account(), CommandKeys.NONE).toString();

        assertThat(rings.find(ring, Provider.OPENAI)).contains("of-the-run");
        assertThat(rings.find(ring, Provider.SUNO)).contains("suno-of-the-account");
        assertThat(rings.find(plain, Provider.OPENAI)).contains("of-the-account");
        assertThat(rings.find(of, Provider.OPENAI)).isEmpty();
        assertThat(rings.find(null, Provider.OPENAI)).isEmpty();
        assertThat(rings.pays(ring, Provider.OPENAI)).isEqualTo(Payer.USER);
        assertThat(rings.pays(plain, Provider.SUNO)).isEqualTo(Payer.USER);
        assertThat(rings.pays(plain, Provider.GEMINI)).isEqualTo(Payer.HOUSE);
        assertThat(rings.pays(null, Provider.OPENAI)).isEqualTo(Payer.HOUSE);
    }

    @Test
    void whoPaysForARunIsSettledWhenItBegins() {
        String houses = rings.open(account, CommandKeys.NONE).toString();
        keys.put(account, Provider.OPENAI, "of-the-account");
        assertThat(rings.find(houses, Provider.OPENAI)).as("kept too late").isEmpty();
        assertThat(rings.pays(houses, Provider.OPENAI)).isEqualTo(Payer.HOUSE);

        String own = rings.open(account, CommandKeys.NONE).toString();
        keys.remove(account, Provider.OPENAI);
        assertThat(rings.pays(own, Provider.OPENAI)).isEqualTo(Payer.USER);
        assertThatThrownBy(() -> rings.find(own, Provider.OPENAI))
                .as("else what costs no credits would be made with the house's key")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was removed");
        keys.put(account, Provider.OPENAI, "kept-again");
        assertThat(rings.find(own, Provider.OPENAI)).contains("kept-again");
    }

    @Test
    void aDroppedRingTakesItsKeysWithIt() {
        UUID ring = rings.open(account, new CommandKeys(Map.of(Provider.OPENAI, SECRET)));
        rings.add(ring, new CommandKeys(Map.of(Provider.OPENAI, "a-newer-one")));
        assertThat(rings.find(ring.toString(), Provider.OPENAI)).contains("a-newer-one");

        rings.drop(ring);
        rings.add(ring, new CommandKeys(Map.of(Provider.OPENAI, SECRET)));

        assertThatThrownBy(() -> rings.find(ring.toString(), Provider.OPENAI))
                .as("a step that outlives its run is nobody's to pay")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is over");
        assertThat(jdbc.queryForObject("select count(*) from run_key", Long.class))
                .isZero();
    }

    @Test
    void aKeyThatIsKeptTooLongIsForgottenAndNobodyElsePaysInstead() {
        keys.put(account, Provider.OPENAI, "of-the-account");
        UUID ring = rings.open(account, new CommandKeys(Map.of(Provider.OPENAI, SECRET)));
        jdbc.update("update run_key set created_at = now() - interval '169 hours'");
        UUID fresh = rings.open(account, new CommandKeys(Map.of(Provider.OPENAI, "still-good")));

        rings.forgetOld();

        assertThat(rings.find(fresh.toString(), Provider.OPENAI)).contains("still-good");
        assertThat(jdbc.queryForObject("select count(*) from run_key where sealed is not null", Long.class))
                .isEqualTo(1);
        assertThat(rings.pays(ring.toString(), Provider.OPENAI)).isEqualTo(Payer.USER);
        assertThatThrownBy(() -> rings.find(ring.toString(), Provider.OPENAI))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("repeat the command with apiKeys");

        rings.add(ring, new CommandKeys(Map.of(Provider.OPENAI, "given-again")));
        assertThat(rings.find(ring.toString(), Provider.OPENAI)).contains("given-again");
    }

    @Test
    void givenKeysPrintOnlyWhatTheyAreFor() {
        assertThat(new CommandKeys(Map.of(Provider.OPENAI, SECRET)).toString()).isEqualTo("keys for [OPENAI]");
    }
}
