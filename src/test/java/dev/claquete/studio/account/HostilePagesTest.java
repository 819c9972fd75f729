package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People.Person;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Another site's page in the browser of somebody who has signed in here: even with the cookie it changes nothing. */
@StudioTest
class HostilePagesTest {

    @LocalServerPort
    int port;

    Person person;
    Browser browser;

    @BeforeEach
    void somebodyHasSignedIn() {
        person = new People(port).user();
        browser = new Browser(person.outside());
        browser.signIn(person.email(), People.PASSWORD);
        assertThat(browser.open("/users/me").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        // Sec-Fetch-Site, Origin: what a browser sends from there
        "cross-site, https://evil.example.com",
        "cross-site, null",
        "cross-site, ",
        "same-site, http://localhost:1",
        "same-site, http://evil.localhost",
        "same-site, ",
        "none, ",
        "none, null",
        ", https://evil.example.com",
        ", null",
        ", http://localhost",
        ", http://localhost:1",
        ", ",
    })
    void changesNothing(String site, String origin) {
        for (String type : new String[] {
            "application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""
        }) {
            for (String path : new String[] {"/api/projects", "/api/keys", "/logout", "/webhooks/register"}) {
                assertThat(send(site, origin, type, "POST", path, "{\"topic\":\"Theirs\",\"name\":\"theirs\"}"))
                        .as("%s %s", type, path)
                        .isIn(403, 415); // no form of files signs anybody out
            }
            assertThat(send(site, origin, type, "PATCH", "/users/me", "{\"language\":\"en\"}"))
                    .isEqualTo(403);
            assertThat(send(site, origin, type, "DELETE", "/api/projects/1", ""))
                    .isEqualTo(403);
        }
        String me = browser.open("/users/me").body();
        assertThat(JsonPath.<String>read(me, "$.language")).isEqualTo("pt-BR");
        assertThat(browser.open("/api/projects").body()).doesNotContain("Theirs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guess"})
    void doesNotComeInByATokenOfItsOwn(String token) {
        Api page = browser.api()
                .with("Sec-Fetch-Site", "cross-site")
                .with("Content-Type", "application/json")
                .with("X-CLAQUETE-XSRF", token);
        assertThat(page.send("PATCH", "/users/me", "{\"language\":\"en\"}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void cannotSignAnybodyInAsSomebodyElse() {
        Api page = person.outside()
                .with("Origin", "https://evil.example.com")
                .with("Content-Type", "application/x-www-form-urlencoded");
        HttpResponse<String> answer =
                page.send("POST", "/login", "username=" + person.email() + "&password=" + People.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, own",
        "same-origin, http://hidden-by-a-proxy.example.com",
        "same-origin, ",
        ", own",
    })
    void ourOwnPageNeedsNoToken(String site, String origin) {
        String from = "own".equals(origin) ? "http://localhost:" + port : origin;
        assertThat(send(site, from, "application/json", "PATCH", "/users/me", "{\"language\":\"en\"}"))
                .isEqualTo(200);
    }

    private int send(String site, String origin, String type, String method, String path, String body) {
        Api page = browser.api();
        page = site == null ? page : page.with("Sec-Fetch-Site", site);
        page = origin == null ? page : page.with("Origin", origin);
        page = type.isEmpty() ? page : page.with("Content-Type", type);
        return page.send(method, path, body).statusCode();
    }
}
