package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.account.People.Person;
import dev.claquete.studio.project.ProjectTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An event stream ends with what let its caller in; each test reads to the end of one, which without an end lasts for ever. */
@ProjectTest
class StreamsEndTest {

    private static final String PROJECT = "{\"title\":\"A stream\",\"topic\":\"Rain\"}";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    People people;
    Person ana;
    String stream;

    @BeforeEach
    void aPersonWithAProject() {
        people = new People(port);
        ana = people.user();
        HttpResponse<String> made = ana.api().post("/api/projects", PROJECT);
        assertThat(made.statusCode()).as(made.body()).isBetween(200, 201);
        String id = JsonPath.read(made.body(), "$.id");
        stream = "/api/events/" + id;
    }

    @Test
    void aSignOutEndsTheStreamOfAToken() throws IOException {
        InputStream events = open(ana.api());
        ana.api().post("/v2/auth/logout", "{\"refresh_token\":\"" + ana.refreshToken() + "\"}");
        assertEnds(events);
    }

    @Test
    void aTokenThatExpiresEndsItsStream() throws IOException {
        InputStream events = open(ana.api());
        jdbc.sql("update account_session set ends_at = now() where account_id = ?")
                .param(UUID.fromString(ana.id()))
                .update();
        assertEnds(events);
    }

    @Test
    void aRevokedKeyEndsItsStreamAndNoOther() throws IOException {
        HttpResponse<String> made = ana.api().post("/api/keys", "{\"name\":\"stream\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String key = JsonPath.read(made.body(), "$.key");
        InputStream byKey = open(ana.outside().with("X-API-Key", key));
        InputStream byToken = open(ana.api());
        String id = JsonPath.read(made.body(), "$.id");
        assertThat(ana.api().send("DELETE", "/api/keys/" + id, (String) null).statusCode())
                .isBetween(200, 204);
        assertEnds(byKey);
        assertThat(pings(byToken)).isTrue();
        byToken.close();
    }

    @Test
    void aClosedAccountEndsTheStreamsOfAllItsCredentials() throws IOException {
        InputStream byToken = open(ana.api());
        InputStream byPassword = open(ana.outside().basic(ana.email(), People.PASSWORD));
        HttpResponse<String> closed = Api.admin(port)
                .with("Content-Type", "application/json")
                .send("PATCH", "/api/admin/accounts/" + ana.id(), "{\"is_active\":false}");
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
        assertEnds(byToken);
        assertEnds(byPassword);
    }

    @Test
    void anotherPasswordEndsTheStreamOfThePassword() throws IOException {
        InputStream events = open(ana.outside().basic(ana.email(), People.PASSWORD));
        jdbc.sql("update account set password_hash = 'another' where id = ?")
                .param(UUID.fromString(ana.id()))
                .update();
        assertEnds(events);
    }

    @Test
    void aSignOutEndsTheStreamOfABrowser() throws IOException {
        Api browser = People.browser(ana.outside(), People.signInByPage(ana.outside(), ana.email(), People.PASSWORD));
        InputStream events = open(browser);
        jdbc.sql("update account_session set revoked_at = now(), revoked_because = 'signed-out' where account_id = ?")
                .param(UUID.fromString(ana.id()))
                .update();
        assertEnds(events);
    }

    @Test
    void anAccountFollowsNoMoreAtOnceThanItMayAndAPlaceThatIsFreeIsGivenAgain() throws Exception {
        List<InputStream> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(open(ana.api()));
        }
        HttpResponse<InputStream> more = ana.api().stream(stream);
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.headers().firstValue("Retry-After")).isPresent();
        assertThat(new String(more.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("An account may follow at most 20 projects at once");
        Person other = people.user();
        assertThat(other.api().get(stream).statusCode()).as("not theirs").isNotEqualTo(429);

        open.get(0).close();
        await().untilAsserted(() -> {
            HttpResponse<InputStream> again = ana.api().stream(stream);
            again.body().close();
            assertThat(again.statusCode()).isEqualTo(200);
        });
        for (InputStream one : open) {
            one.close();
        }
    }

    private InputStream open(Api caller) {
        HttpResponse<InputStream> answer = caller.stream(stream);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static void assertEnds(InputStream events) throws IOException {
        assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8)).contains("\"init\"");
    }

    /** Whether three signs of life come. */
    private static boolean pings(InputStream events) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (heard.toString().split("ping", -1).length <= 3) {
            int next = events.read();
            if (next < 0) {
                return false;
            }
            heard.append((char) next);
        }
        return true;
    }
}
