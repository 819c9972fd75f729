package dev.claquete.studio.account.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@StudioTest
class ApiKeysOverHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    PersonalKeys keys;

    @Autowired
    JdbcTemplate jdbc;

    private UUID account;
    private Api owner;

    @BeforeEach
    void someoneWithAKeyForKeys() {
        account = account();
        owner = caller(account, EnumSet.allOf(Scope.class));
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

    private String key(UUID of, Set<Scope> scopes, @Nullable Instant expires) {
        return keys.make(of, "test", scopes, expires).orElseThrow().text().text();
    }

    private Api caller(UUID of, Set<Scope> scopes) {
        return by(key(of, scopes, null));
    }

    private Api by(String key) {
        return Api.stranger(port).with("X-API-Key", key);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    @Test
    void aKeyIsShownOnceAndKeptAsAHash() throws Exception {
        HttpResponse<String> made = owner.post("/api/keys", "{\"name\":\" nightly \",\"expires_in_days\":90}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode view = json(made);
        String key = view.path("key").asText();
        assertThat(key).matches("clq_[a-z2-9]{46}");
        assertThat(view.path("name").asText()).isEqualTo("nightly");
        assertThat(view.path("scopes").toString()).isEqualTo("[\"read\",\"write\"]");
        assertThat(Instant.parse(view.path("expires_at").asText()))
                .isBetween(
                        Instant.now().plus(89, ChronoUnit.DAYS), Instant.now().plus(91, ChronoUnit.DAYS));
        assertThat(by(key).get("/api/projects").statusCode()).isEqualTo(200);

        HttpResponse<String> listed = owner.get("/api/keys");
        assertThat(listed.body()).contains(view.path("prefix").asText()).doesNotContain(key);
        assertThat(view.path("prefix").asText()).hasSize(10);
        assertThat(jdbc.queryForList("select api_key::text from api_key", String.class))
                .noneMatch(row -> row.contains(key));
    }

    @ParameterizedTest
    @CsvSource({
        // method, path, key that reads, key that writes, key for keys; 200 stands for "let through"
        "GET, /api/projects, 200, 200, 403",
        "HEAD, /api/projects, 200, 200, 403",
        "POST, /api/projects, 403, 200, 403",
        "PATCH, /api/projects/1, 403, 200, 403",
        "DELETE, /api/projects/1, 403, 200, 403",
        "POST, /api/workflow/command, 403, 200, 403",
        "POST, /api/ai/generate, 403, 200, 403",
        "POST, /api/render, 403, 200, 403",
        "POST, /api/uploads, 403, 200, 403",
        "GET, /api/keys, 403, 403, 200",
        "POST, /api/keys, 403, 403, 200",
        "POST, /api/keys/, 403, 403, 200",
        "DELETE, /api/keys/1, 403, 403, 200",
        "GET, /api/account/provider-keys, 403, 403, 200",
        "PUT, /api/account/provider-keys/openai, 403, 403, 200",
        "DELETE, /api/account/provider-keys/openai, 403, 403, 200",
        "POST, /api/account/password, 403, 403, 403",
        "DELETE, /api/account/anything, 403, 403, 403",
        "POST, /auth/password, 403, 403, 403",
        "POST, /v2/auth/logout, 403, 403, 403",
        "PATCH, /users/me, 403, 403, 403",
        "GET, /api/admin/anything, 403, 403, 403",
        "POST, /api/admin/vault/rotate, 403, 403, 403",
        "POST, /api/webhooks/job-status, 403, 403, 403",
        "GET, /engine-rest/task, 403, 403, 403",
        "GET, /engine-rest/external-task, 403, 403, 403",
        "GET, /v3/api-docs, 200, 200, 403",
    })
    void aKeyDoesWhatItsScopesSay(String method, String path, int reads, int writes, int forKeys) {
        assertThat(verdict(EnumSet.of(Scope.READ), method, path)).as("read").isEqualTo(reads);
        assertThat(verdict(EnumSet.of(Scope.WRITE), method, path)).as("write").isEqualTo(writes);
        assertThat(verdict(EnumSet.of(Scope.KEYS), method, path)).as("keys").isEqualTo(forKeys);
    }

    private int verdict(Set<Scope> scopes, String method, String path) {
        boolean bare = Set.of("GET", "HEAD").contains(method);
        int status = caller(account, scopes)
                .with("Content-Type", "application/json")
                .send(method, path, bare ? null : "{}")
                .statusCode();
        assertThat(status).as("known").isNotEqualTo(401);
        return status == 403 ? status : 200;
    }

    @Test
    void evenTheAdministratorsOwnKeyIsAUsersKey() {
        UUID admin = jdbc.queryForObject("select id from account where name = 'admin'", UUID.class);
        Api key = caller(admin, EnumSet.allOf(Scope.class));

        assertThat(key.get("/api/projects").statusCode()).isEqualTo(200);
        assertThat(key.get("/engine-rest/task").statusCode()).isEqualTo(403);
        assertThat(key.post("/api/admin/vault/rotate", "{}").statusCode()).isEqualTo(403);
        jdbc.update("delete from api_key where account_id = ?", admin);
    }

    @Test
    void aRefusalNamesTheScopeThatLacks() throws Exception {
        HttpResponse<String> answer = caller(account, EnumSet.of(Scope.READ)).post("/api/keys", "{}");

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).path("detail").asText()).isEqualTo("This API key lacks the scope keys");
    }

    @Test
    void aKeyCannotMakeOneThatMayDoMoreThanItself() {
        Api onlyKeys = caller(account, EnumSet.of(Scope.KEYS));

        assertThat(onlyKeys.post("/api/keys", "{\"name\":\"n\"}").statusCode()).isEqualTo(403);
        assertThat(onlyKeys.post("/api/keys", "{\"name\":\"n\",\"scopes\":[\"keys\"]}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(caller(account, EnumSet.of(Scope.WRITE, Scope.KEYS))
                        .post("/api/keys", "{\"name\":\"n\",\"scopes\":[\"read\"]}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void anExpiredOrRevokedOrMadeUpKeyIsAStrangers() throws Exception {
        String expiring = key(account, EnumSet.of(Scope.READ), Instant.now().plusSeconds(3600));
        assertThat(by(expiring).get("/api/projects").statusCode()).isEqualTo(200);
        jdbc.update("update api_key set expires_at = now() where account_id = ? and expires_at is not null", account);
        assertThat(by(expiring).get("/api/projects").statusCode()).isEqualTo(401);

        JsonNode made = json(owner.post("/api/keys", "{\"name\":\"n\",\"scopes\":[\"read\"]}"));
        Api key = by(made.path("key").asText());
        assertThat(key.get("/api/projects").statusCode()).isEqualTo(200);
        String path = "/api/keys/" + made.path("id").asText();
        assertThat(owner.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(key.get("/api/projects").statusCode()).isEqualTo(401);
        assertThat(owner.send("DELETE", path, "").statusCode()).isEqualTo(404);

        String madeUp = ApiKeyText.generate(new java.security.SecureRandom()).text();
        assertThat(by(madeUp).get("/api/projects").statusCode()).isEqualTo(401);
        assertThat(by(madeUp).get("/api/assets?url=x").statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyOfAnAccountThatIsKeptOutIsAStrangers() {
        Api key = caller(account, EnumSet.of(Scope.READ));
        jdbc.update("update account set disabled_at = now() where id = ?", account);
        assertThat(key.get("/api/projects").statusCode()).isEqualTo(401);

        jdbc.update("update account set disabled_at = null where id = ?", account);
        assertThat(key.get("/api/projects").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodySeesOrRevokesAnothersKeys() throws Exception {
        JsonNode made = json(owner.post("/api/keys", "{\"name\":\"private\"}"));
        Api other = caller(account(), EnumSet.allOf(Scope.class));

        assertThat(other.get("/api/keys").body()).doesNotContain("private");
        assertThat(other.send("DELETE", "/api/keys/" + made.path("id").asText(), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(by(made.path("key").asText()).get("/api/projects").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aUseIsNotedAtMostOnceAMinute() {
        String key = key(account, EnumSet.of(Scope.READ), null);
        String lastUsed = "select last_used_at from api_key where prefix = ? and account_id = ?";
        String prefix = new ApiKeyText(key).prefix();
        assertThat(jdbc.queryForObject(lastUsed, Instant.class, prefix, account))
                .isNull();

        by(key).get("/api/projects");
        Instant first = jdbc.queryForObject(lastUsed, Instant.class, prefix, account);
        by(key).get("/api/projects");
        assertThat(jdbc.queryForObject(lastUsed, Instant.class, prefix, account))
                .isEqualTo(first);

        jdbc.update("update api_key set last_used_at = now() - interval '61 seconds' where prefix = ?", prefix);
        by(key).get("/api/projects");
        assertThat(jdbc.queryForObject(lastUsed, Instant.class, prefix, account))
                .isAfterOrEqualTo(first);
    }

    @Test
    void anAccountHasAtMostTwentyKeysHoweverManyAreAskedForAtOnce() {
        List<CompletableFuture<Integer>> asked = IntStream.range(0, 30)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> owner.post("/api/keys", "{\"name\":\"n\"}").statusCode()))
                .toList();
        List<Integer> answers = new ArrayList<>();
        asked.forEach(answer -> answers.add(answer.join()));

        assertThat(answers).filteredOn(status -> status == 201).hasSize(19);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                        | name | is required",
                "{'name':'  '}                                             | name | is required",
                "{'name':'a\\nb'}                                          | name | control characters",
                "{'name':'LONG'}                                           | name | at most 100 characters",
                "{'name':'n','scopes':[]}                                  | scopes | at least one of read, write, keys",
                "{'name':'n','scopes':['admin']}                           | scopes[0] | must be one of read, write, keys",
                "{'name':'n','scopes':['read',null]}                       | scopes[1] | must be one of",
                "{'name':'n','scopes':'read'}                              | scopes | must be a list",
                "{'name':'n','expires_in_days':0}                          | expires_in_days | from 1 to 3650",
                "{'name':'n','expires_in_days':3651}                       | expires_in_days | from 1 to 3650",
                "{'name':'n','expires_in_days':'soon'}                     | expires_in_days | a whole number",
                "{'name':'n','expires_at':'tomorrow'}                      | expires_at | such as 2030-01-31T00:00:00Z",
                "{'name':'n','expires_at':'2020-01-01T00:00:00Z'}          | expires_at | in the future",
                "{'name':'n','expires_at':'2999-01-01T00:00:00Z'}          | expires_at | at most 3650 days away",
                "{'name':'n','expires_at':'2030-01-01T00:00:00Z','expires_in_days':1} | expires_in_days | not be given together",
            })
    void aWishThatBreaksARuleIsRefusedWithItsName(String body, String field, String rule) throws Exception {
        HttpResponse<String> answer =
                owner.post("/api/keys", body.replace('\'', '"').replace("LONG", "x".repeat(101)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("field").asText()).isEqualTo(field);
        assertThat(json(answer).path("detail").asText()).contains(rule);
    }

    @Test
    void whatHappenedToKeysIsInTheAuditLogWithoutTheKeys() throws Exception {
        JsonNode made = json(owner.post("/api/keys", "{\"name\":\"n\",\"scopes\":[\"read\"]}"));
        owner.send("DELETE", "/api/keys/" + made.path("id").asText(), "");

        List<String> entries = jdbc.queryForList(
                "select event || ' ' || details from audit_entry where account_id = ? order by id desc limit 2",
                String.class,
                account);
        assertThat(entries.get(0))
                .startsWith("api-key-revoked")
                .contains(made.path("id").asText());
        assertThat(entries.get(1))
                .startsWith("api-key-made")
                .contains(made.path("prefix").asText());
        assertThat(entries.toString()).doesNotContain(made.path("key").asText());
        assertThat(Arrays.stream(Scope.values()).map(Scope::word)).containsExactly("read", "write", "keys");
    }
}
