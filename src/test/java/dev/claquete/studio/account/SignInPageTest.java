package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People.Person;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People with browsers. */
@StudioTest
class SignInPageTest {

    @LocalServerPort
    int port;

    People people;

    @BeforeEach
    void people() {
        people = new People(port);
    }

    @Test
    void anyAccountSignsInByPageAndHasTheApi() {
        Person person = people.user();
        HttpResponse<String> answer = People.signInByPage(person.outside(), person.email(), People.PASSWORD);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/");
        Api browser = People.browser(person.outside(), answer);
        assertThat(browser.get("/users/me").body()).contains(person.id());
        assertThat(browser.get("/api/projects").statusCode()).isEqualTo(200);
    }

    @Test
    void creatorsAreNotLedIntoTheEnginesPagesAndOperatorsAre() {
        for (String role : new String[] {"user", "operator"}) {
            Person person = people.of(role);
            HttpResponse<String> led =
                    person.outside().with("Accept", "text/html").get("/camunda/app/cockpit/default/");
            assertThat(led.headers().firstValue("Location").orElseThrow()).endsWith("/login");
            HttpResponse<String> answer = People.signInByPage(
                    person.outside().with("Cookie", People.cookie(led, "JSESSIONID")), person.email(), People.PASSWORD);
            assertThat(answer.statusCode()).isEqualTo(302);
            String location = answer.headers().firstValue("Location").orElseThrow();
            assertThat(location.contains("/camunda/")).isEqualTo(role.equals("operator"));
        }
    }

    @Test
    void aWrongPasswordLeadsBackToThePage() {
        Person person = people.user();
        HttpResponse<String> answer = People.signInByPage(person.outside(), person.email(), "wrong");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
    }

    @Test
    void theSessionsNameChangesWhenSomebodySignsIn() {
        Person person = people.user();
        HttpResponse<String> before =
                person.outside().with("Accept", "text/html").get("/camunda/app/cockpit/default/");
        String planted = People.cookie(before, "JSESSIONID");
        HttpResponse<String> answer =
                People.signInByPage(person.outside().with("Cookie", planted), person.email(), People.PASSWORD);
        assertThat(People.cookie(answer, "JSESSIONID")).isNotEqualTo(planted);
        assertThat(person.outside().with("Cookie", planted).get("/users/me").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSessionsWritesNeedTheCsrfTokenAndATokensDoNot() {
        Person person = people.user();
        Api browser = People.browser(
                person.outside(), People.signInByPage(person.outside(), person.email(), People.PASSWORD));
        Api json = browser.with("Content-Type", "application/json");
        assertThat(json.send("PATCH", "/users/me", "{\"language\":\"en\"}").statusCode())
                .isEqualTo(403);
        String csrf = People.csrf(browser.get("/login"));
        assertThat(json.with("Cookie", "CLAQUETE-XSRF=" + csrf)
                        .with("X-CLAQUETE-XSRF", csrf)
                        .send("PATCH", "/users/me", "{\"language\":\"en\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(person.api()
                        .with("Content-Type", "application/json")
                        .send("PATCH", "/users/me", "{\"language\":\"en\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSession() {
        Person person = people.user();
        Api browser = People.browser(
                person.outside(), People.signInByPage(person.outside(), person.email(), People.PASSWORD));
        String csrf = People.csrf(browser.get("/login"));
        HttpResponse<String> out = browser.with("Cookie", "CLAQUETE-XSRF=" + csrf)
                .with("X-CLAQUETE-XSRF", csrf)
                .with("Accept", "text/html")
                .send("POST", "/logout", (String) null);
        assertThat(out.headers().firstValue("Location").orElseThrow()).endsWith("/login?logout");
        assertThat(browser.get("/users/me").statusCode()).isEqualTo(401);
    }
}
