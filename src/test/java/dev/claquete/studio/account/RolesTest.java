package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People.Person;
import dev.claquete.studio.account.access.ExpiryCleanup;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users, operators and administrators: what each may, how they become it, and what the audit log tells of it. */
@StudioTest
class RolesTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ExpiryCleanup forgetting;

    People people;
    Api admin;

    @BeforeEach
    void people() {
        people = new People(port);
        admin = Api.admin(port);
    }

    @ParameterizedTest
    @CsvSource({
        // method, path, user, operator, admin
        "GET, /users/me, 200, 200, 200",
        "GET, /api/projects, 200, 200, 200",
        "GET, /api/admin/accounts, 403, 403, 200",
        "GET, /api/admin/audit, 403, 403, 200",
        "GET, /engine-rest/engine, 403, 200, 200",
        "GET, /engine-rest/task, 403, 200, 200",
        "GET, /engine-rest/process-instance, 403, 200, 200",
        "GET, /engine-rest/history/variable-instance, 403, 200, 200",
        "GET, /engine-rest/external-task, 403, 200, 200",
        "GET, /camunda/app/cockpit/default/, 403, 200, 200",
        "GET, /camunda/api/engine/engine/default/process-definition, 403, 200, 200",
        "GET, /camunda/api/admin/setup/default/user/create, 403, 403, 403",
        "GET, /swagger-ui/index.html, 200, 200, 200",
        "GET, /v3/api-docs, 200, 200, 200",
        "GET, /unheard-of, 404, 404, 404",
        "GET, /api/webhooks/job-status, 403, 403, 404",
    })
    void eachRoleHasItsAddresses(String method, String path, int user, int operator, int administrator) {
        assertThat(verdict(people.user().api(), method, path)).as("user").isEqualTo(user == 200 ? 200 : user);
        assertThat(verdict(people.of("operator").api(), method, path))
                .as("operator")
                .isEqualTo(operator);
        assertThat(verdict(people.of("admin").api(), method, path)).as("admin").isIn(administrator, 405);
    }

    @Test
    void anOperatorIsKnownToTheEngineByNameAndACreatorByNothing() {
        Person operator = people.of("operator");
        HttpResponse<String> signedIn = People.signInByPage(operator.outside(), operator.email(), People.PASSWORD);
        Api browser = People.browser(operator.outside(), signedIn);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        HttpResponse<String> known = browser.get("/camunda/api/admin/auth/user/default");
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).contains("\"userId\":\"" + operator.email() + "\"", "cockpit", "tasklist");
        Person creator = people.user();
        for (String path :
                List.of("/engine-rest/task", "/engine-rest/user", "/camunda/api/engine/engine/default/task")) {
            assertThat(creator.api().get(path).statusCode()).isEqualTo(403);
            assertThat(creator.outside()
                            .basic(creator.email(), People.PASSWORD)
                            .get(path)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aRoleCountsAtOnceInTokensAndBrowsers() {
        Person person = people.user();
        Api browser = People.browser(
                person.outside(), People.signInByPage(person.outside(), person.email(), People.PASSWORD));
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        change(person, "{\"role\":\"operator\"}");
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(person.api().get("/engine-rest/task").statusCode()).isEqualTo(200);
        change(person, "{\"role\":\"user\"}");
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(403);
        assertThat(person.api().get("/engine-rest/task").statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsKeptOutIsOutAtOnceAndComesBackBySigningIn() {
        Person person = people.user();
        Api browser = People.browser(
                person.outside(), People.signInByPage(person.outside(), person.email(), People.PASSWORD));
        Api basic = person.outside().basic(person.email(), People.PASSWORD);
        assertThat(basic.get("/users/me").statusCode()).isEqualTo(200);
        change(person, "{\"is_active\":false}");
        assertThat(person.api().get("/users/me").statusCode()).isEqualTo(401);
        assertThat(person.api().send("POST", "/v2/auth/refresh", (String) null).statusCode())
                .isEqualTo(401);
        assertThat(browser.get("/users/me").statusCode()).isEqualTo(401);
        assertThat(basic.get("/users/me").statusCode()).isEqualTo(401);
        change(person, "{\"is_active\":true}");
        assertThat(person.api().get("/users/me").statusCode())
                .as("old sessions stay ended")
                .isEqualTo(401);
        assertThat(People.form(person.outside(), person.email(), People.PASSWORD)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void administratorsMakeAccountsAndListThem() {
        String email = "made-" + UUID.randomUUID() + "@example.com";
        HttpResponse<String> made =
                admin.post("/api/admin/accounts", "{\"email\":\"" + email + "\",\"role\":\"operator\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(JsonPath.<String>read(made.body(), "$.role")).isEqualTo("operator");
        String id = JsonPath.read(made.body(), "$.id");
        assertThat(admin.get("/api/admin/accounts/" + id).body()).isEqualTo(made.body());
        HttpResponse<String> list = admin.get("/api/admin/accounts?limit=1");
        assertThat(JsonPath.<List<String>>read(list.body(), "$.data[*].id")).containsExactly(id);
        assertThat(JsonPath.<Integer>read(list.body(), "$.meta.total")).isGreaterThan(1);
        assertThat(admin.get("/api/admin/accounts?limit=0").statusCode()).isEqualTo(400);
        assertThat(admin.get("/api/admin/accounts/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        HttpResponse<String> wrong =
                admin.post("/api/admin/accounts", "{\"email\":\"x@example.com\",\"role\":\"worker\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonPath.<String>read(wrong.body(), "$.field")).isEqualTo("role");
    }

    @Test
    void nobodyLocksThemselvesOut() {
        Person person = people.of("admin");
        String admins = JsonPath.read(admin.get("/users/me").body(), "$.id");
        for (String id : List.of(person.id(), admins)) {
            assertThat(person.api()
                            .with("Content-Type", "application/json")
                            .send("PATCH", "/api/admin/accounts/" + id, "{\"role\":\"user\"}")
                            .statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void twoUsersDoNotSeeEachOther() {
        Person one = people.user();
        Person other = people.user();
        HttpResponse<String> made = one.api().post("/api/projects", "{\"topic\":\"Salt\",\"language\":\"en\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        String id = JsonPath.read(made.body(), "$.id");
        assertThat(one.api().get("/api/projects/" + id).statusCode()).isEqualTo(200);
        for (String path : List.of("/api/projects/", "/api/workflow/state/", "/api/events/")) {
            assertThat(other.api().get(path + id).statusCode()).as(path).isIn(403, 404);
        }
        assertThat(other.api().get("/api/projects").body()).doesNotContain(id);
        assertThat(other.api()
                        .with("Content-Type", "application/json")
                        .send("DELETE", "/api/projects/" + id, (String) null)
                        .statusCode())
                .isIn(403, 404);
        assertThat(other.api().get("/api/admin/accounts/" + one.id()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void peopleChangeTheirNameAndLanguage() {
        Person person = people.user();
        Api api = person.api().with("Content-Type", "application/json");
        String name = "ana-" + UUID.randomUUID().toString().substring(0, 8);
        HttpResponse<String> changed =
                api.send("PATCH", "/users/me", "{\"name\":\"" + name + "\",\"language\":\"en\"}");
        assertThat(JsonPath.<String>read(changed.body(), "$.name")).isEqualTo(name);
        assertThat(JsonPath.<String>read(api.get("/users/me").body(), "$.language"))
                .isEqualTo("en");
        assertThat(api.send("PATCH", "/users/me", "{\"name\":\"Admin\"}").statusCode())
                .isEqualTo(400);
        assertThat(api.send("PATCH", "/users/me", "{\"language\":\"xx\"}").statusCode())
                .isEqualTo(400);
        assertThat(People.form(person.outside(), name, People.PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAuditLogTellsWhoDidWhatFromWhereAndNoSecret() {
        Person person = people.user();
        People.form(person.outside(), person.email(), "a wrong guess");
        admin.with("X-Request-Id", "audit-test-1")
                .with("Content-Type", "application/json")
                .send("PATCH", "/api/admin/accounts/" + person.id(), "{\"role\":\"operator\"}");
        String log = admin.get("/api/admin/audit?account=" + person.id()).body();
        assertThat(JsonPath.<List<String>>read(log, "$.data[*].event"))
                .containsExactly("role-changed", "sign-in-failed", "signed-in", "account-created");
        assertThat(JsonPath.<String>read(log, "$.data[0].actor")).isEqualTo("admin");
        assertThat(JsonPath.<String>read(log, "$.data[0].details.to")).isEqualTo("OPERATOR");
        assertThat(JsonPath.<String>read(log, "$.data[0].request_id")).isEqualTo("audit-test-1");
        assertThat(JsonPath.<String>read(log, "$.data[1].address")).startsWith("203.0.");
        assertThat(log).doesNotContain(People.PASSWORD, "a wrong guess", person.accessToken(), person.refreshToken());
        assertThat(JsonPath.<Integer>read(
                        admin.get("/api/admin/audit?event=role-changed&account=" + person.id())
                                .body(),
                        "$.meta.total"))
                .isEqualTo(1);
        assertThat(admin.get("/api/admin/audit?event=%00").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsOverIsForgotten() {
        Person person = people.user();
        UUID id = UUID.fromString(person.id());
        jdbc.sql("update account_session set ends_at = now() - interval '2 days' where account_id = :id")
                .param("id", id)
                .update();
        jdbc.sql(
                        "update audit_entry set at = now() - interval '366 days' where account_id = :id and event = 'signed-in'")
                .param("id", id)
                .update();
        forgetting.sweep();
        assertThat(jdbc.sql("select count(*) from account_session where account_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select event from audit_entry where account_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("account-created");
    }

    private void change(Person person, String change) {
        assertThat(admin.with("Content-Type", "application/json")
                        .send("PATCH", "/api/admin/accounts/" + person.id(), change)
                        .statusCode())
                .isEqualTo(200);
    }

    private static int verdict(Api caller, String method, String path) {
        return caller.send(method, path, (String) null).statusCode();
    }
}
