package dev.claquete.studio.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestServers;
import dev.claquete.studio.account.Browser;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database keeps of browsers' sessions. That they outlive a restart is tested by {@code KillTest}. */
@StudioTest
class BrowserSessionsTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ExpiryCleanup forgetting;

    @Autowired
    Sessions sessions;

    People people;

    @BeforeEach
    void people() {
        people = new People(port);
    }

    @Test
    void whoReadsTheDatabaseCannotUseASession() {
        Person person = people.user();
        Browser browser = signedIn(person);
        String row = row(person);
        String id = jdbc.sql("select session_id from browser_session where primary_id = :row")
                .param("row", row)
                .query(String.class)
                .single();
        assertThat(browser.cookie("JSESSIONID")).doesNotContain(id);
        for (String guess : List.of(id, "bs_" + id, row)) {
            assertThat(person.outside()
                            .with("Cookie", "JSESSIONID=" + guess)
                            .get("/users/me")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void programsLeaveNoRow() {
        long before = count();
        for (Api program : List.of(
                Api.admin(port),
                Api.stranger(port).basic("admin", TestServers.ADMIN_PASSWORD),
                Api.worker(port),
                people.of("operator").api())) {
            for (String path : List.of(
                    "/api/projects",
                    "/engine-rest/engine",
                    "/camunda/app/cockpit/default/",
                    "/camunda/api/engine/engine/default/task")) {
                assertThat(program.get(path).headers().allValues("Set-Cookie"))
                        .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
            }
        }
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void whatAnotherVersionWroteMeansANewSignInAndNoFault() {
        Person person = people.of("operator");
        byte[] foreign = new SerializingConverter().convert(new java.math.BigDecimal("1.5"));
        for (byte[] unreadable : List.of(new byte[] {1, 2, 3}, new byte[0], foreign)) {
            Browser browser = signedIn(person);
            jdbc.sql("update browser_session_attributes set attribute_bytes = :bytes"
                            + " where session_primary_id = :row and attribute_name = :name")
                    .param("bytes", unreadable)
                    .param("row", row(person))
                    .param("name", BrowserSessions.ACCOUNT_SESSION)
                    .update();
            assertIsAskedToSignIn(browser);
            assertThat(browser.open("/login").statusCode()).isEqualTo(200);
            browser.signIn(person.email(), People.PASSWORD);
            assertThat(browser.open("/users/me").statusCode()).isEqualTo(200);
        }
        Browser browser = signedIn(person);
        assertThat(browser.open("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        int spoilt = jdbc.sql("update browser_session_attributes set attribute_bytes = '\\x010203'"
                        + " where session_primary_id = :row and attribute_name <> :name")
                .param("row", row(person))
                .param("name", BrowserSessions.ACCOUNT_SESSION)
                .update();
        assertThat(spoilt).as("what the engine's web apps keep").isPositive();
        assertThat(browser.open("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(browser.open("/camunda/api/admin/auth/user/default").body()).contains(person.email());
    }

    @Test
    void theEnginesWebAppsWriteWithTheirOwnToken() {
        Person operator = people.of("operator");
        Browser browser = signedIn(operator);
        browser.open("/camunda/app/tasklist/default/");
        Api page = browser.api().with("Content-Type", "application/json").with("Accept", "application/json");
        String query = "/camunda/api/engine/engine/default/task/count";
        assertThat(page.send("POST", query, "{}").statusCode()).isEqualTo(403);
        browser.open("/camunda/app/tasklist/default/");
        page = signedIn(operator, browser);
        assertThat(page.with("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                        .send("POST", query, "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void manyRequestsOfOneBrowserAtOnceAllSucceed() {
        Person operator = people.of("operator");
        Browser browser = signedIn(operator);
        Api api = browser.api();
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 24)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> api.get(i % 2 == 0 ? "/camunda/app/cockpit/default/" : "/users/me")))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    }

    @Test
    void aSessionEndsWhenTheAccountsSessionDoesAndItsRowGoes() {
        Person person = people.user();
        Browser browser = signedIn(person);
        String row = row(person);
        sessions.revokeAll(UUID.fromString(person.id()), "test");
        assertIsAskedToSignIn(browser);
        assertThat(rows(row)).isZero();
    }

    @Test
    void whatIsOverIsForgotten() {
        Person person = people.user();
        signedIn(person);
        String over = row(person);
        Person other = people.user();
        Browser lasting = signedIn(other);
        jdbc.sql("update browser_session set expiry_time = 1 where primary_id = :row")
                .param("row", over)
                .update();
        forgetting.sweep();
        assertThat(rows(over)).isZero();
        assertThat(lasting.open("/users/me").statusCode()).isEqualTo(200);
    }

    private Api signedIn(Person person, Browser browser) {
        browser.signIn(person.email(), People.PASSWORD);
        browser.open("/camunda/app/tasklist/default/");
        return browser.api().with("Content-Type", "application/json").with("Accept", "application/json");
    }

    private static Browser signedIn(Person person) {
        Browser browser = new Browser(person.outside());
        browser.signIn(person.email(), People.PASSWORD);
        assertThat(browser.open("/users/me").statusCode()).isEqualTo(200);
        return browser;
    }

    /** Of the session that this person began last. */
    private String row(Person person) {
        List<Map<String, Object>> rows = jdbc.sql("select session_primary_id, attribute_bytes"
                        + " from browser_session_attributes join browser_session on primary_id = session_primary_id"
                        + " where attribute_name = :name order by creation_time desc")
                .param("name", BrowserSessions.ACCOUNT_SESSION)
                .query()
                .listOfRows();
        SessionAttributes attributes = new SessionAttributes();
        return rows.stream()
                .filter(row -> attributes.convert((byte[]) row.get("attribute_bytes")) instanceof UUID id
                        && sessions.find(id)
                                .filter(session ->
                                        session.accountId().toString().equals(person.id()))
                                .isPresent())
                .map(row -> String.valueOf(row.get("session_primary_id")))
                .findFirst()
                .orElseThrow();
    }

    private long rows(String primaryId) {
        return jdbc.sql("select count(*) from browser_session where primary_id = :row")
                .param("row", primaryId)
                .query(Long.class)
                .single();
    }

    private long count() {
        return jdbc.sql("select count(*) from browser_session")
                .query(Long.class)
                .single();
    }

    private static void assertIsAskedToSignIn(Browser browser) {
        HttpResponse<String> page = browser.open("/users/me");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).hasValue("/login");
    }
}
