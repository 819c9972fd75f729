package dev.claquete.studio.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestServers;
import dev.claquete.studio.account.Browser;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People with browsers. */
@StudioTest
class SignInPageTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

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
            Browser browser = new Browser(person.outside());
            HttpResponse<String> led = browser.open("/camunda/app/cockpit/default/");
            assertThat(led.headers().firstValue("Location")).contains("/login");
            HttpResponse<String> answer = browser.signIn(person.email(), People.PASSWORD);
            assertThat(answer.statusCode()).isEqualTo(302);
            String location = answer.headers().firstValue("Location").orElseThrow();
            assertThat(location.contains("/camunda/")).isEqualTo(role.equals("operator"));
            assertThat(browser.follow(answer).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, Unknown name or wrong password., You have signed out.",
        "'pt-BR,pt;q=0.9,en;q=0.8', Nome ou senha incorretos., Você saiu.",
        "'fr,pt;q=0.5', Nome ou senha incorretos., Você saiu.",
        "fr, Unknown name or wrong password., You have signed out.",
        "';;;not a header', Unknown name or wrong password., You have signed out.",
    })
    void afterWrongPasswordsTheRightOneLeadsToThePageThatWasWantedFirst(
            String languages, String wrong, String signedOut) {
        Person person = people.user();
        Browser browser = new Browser(person.outside()).speaking(languages);
        String wanted = "/swagger-ui/index.html?docExpansion=none";
        browser.follow(browser.open(wanted));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> refused = browser.signIn(person.email(), "wrong");
            assertThat(refused.headers().firstValue("Location")).contains("/login?error");
            HttpResponse<String> page = browser.follow(refused);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(wrong, "role=\"alert\"", "width=device-width", "<form");
        }
        HttpResponse<String> in = browser.signIn(person.email(), People.PASSWORD);
        assertThat(in.headers().firstValue("Location")).contains(wanted);
        assertThat(browser.follow(in).statusCode()).isEqualTo(200);

        HttpResponse<String> out = browser.submit(browser.open("/"), "/logout", Map.of());
        HttpResponse<String> goodbye = browser.follow(out);
        assertThat(goodbye.statusCode()).isEqualTo(200);
        assertThat(goodbye.body()).contains(signedOut);
        HttpResponse<String> again = browser.signIn(person.email(), People.PASSWORD);
        assertThat(browser.follow(again).statusCode()).isEqualTo(200);
        assertThat(browser.follow(again).uri().getPath())
                .as("what was wanted is wanted once")
                .isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/login?error",
                "/login?logout",
                "/swagger-ui/index.html",
                "/camunda/app/cockpit/default/",
                "/health",
                "/unheard-of",
                "/api/projects"
            })
    void aStrangersPageRequestMakesNoSession(String path) {
        long before = sessions();
        HttpResponse<String> answer =
                people.somewhere().with("Accept", "text/html").get(path);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        assertThat(sessions()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/",
                "//evil.example.com/",
                "/\\evil.example.com/",
                "/\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "evil.example.com",
                ""
            })
    void aPlantedCookieLeadsToNoOtherSite(String wanted) {
        Person person = people.user();
        Browser browser = new Browser(person.outside());
        browser.keepCookie(
                RequestedPage.COOKIE,
                Base64.getUrlEncoder().withoutPadding().encodeToString(wanted.getBytes(StandardCharsets.UTF_8)));
        assertThat(browser.signIn(person.email(), People.PASSWORD).headers().allValues("Location"))
                .containsExactly("/");
    }

    @Test
    void theHostThatARequestNamesIsInNoRedirect() {
        Person person = people.user();
        Browser browser = new Browser(person.outside().with("X-Forwarded-Host", "evil.example.com"));
        for (HttpResponse<String> answer : List.of(
                browser.open("/swagger-ui/index.html"),
                browser.signIn(person.email(), "wrong"),
                browser.signIn(person.email(), People.PASSWORD),
                browser.open("/camunda"),
                browser.open("/swagger-ui"))) {
            assertThat(answer.headers().firstValue("Location").orElse("/"))
                    .startsWith("/")
                    .doesNotContain("evil.example.com", "localhost");
        }
    }

    @Test
    void aPlantedSessionIsNobodysAfterSigningIn() {
        Person person = people.user();
        Browser browser = new Browser(person.outside());
        browser.keepCookie("JSESSIONID", "bs_planted-by-somebody-else");
        browser.signIn(person.email(), People.PASSWORD);
        assertThat(browser.cookie("JSESSIONID")).startsWith("bs_").isNotEqualTo("bs_planted-by-somebody-else");
        assertThat(browser.open("/users/me").statusCode()).isEqualTo(200);
        assertThat(person.outside()
                        .with("Cookie", "JSESSIONID=bs_planted-by-somebody-else")
                        .get("/users/me")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoSignsInOverAnothersSessionEndsIt() {
        Person first = people.of("operator");
        Person second = people.user();
        Browser browser = new Browser(first.outside());
        browser.signIn(first.email(), People.PASSWORD);
        String former = browser.cookie("JSESSIONID");
        assertThat(browser.open("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        browser.signIn(second.email(), People.PASSWORD);
        assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(former);
        assertThat(browser.open("/users/me").body()).contains(second.id());
        assertThat(browser.open("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(first.outside()
                        .with("Cookie", "JSESSIONID=" + former)
                        .get("/users/me")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void httpsThatAProxyOfOursSpeaksIsKeptTo() {
        HttpResponse<String> plain = people.somewhere().get("/login");
        HttpResponse<String> secured =
                people.somewhere().with("X-Forwarded-Proto", "https").get("/login");
        assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(plain.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("Secure"));
        assertThat(secured.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(secured.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void aPageThatHidesItsAddressSignsInToo() {
        Person person = people.user();
        Browser browser = new Browser(person.outside().with("Origin", "null"));
        HttpResponse<String> answer = browser.signIn(person.email(), People.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(browser.open("/users/me").body()).contains(person.id());
    }

    @Test
    void aWorkerIsNoPersonWithABrowser() {
        Browser browser = new Browser(people.somewhere());
        HttpResponse<String> answer = browser.signIn("worker", TestServers.WORKER_SECRET);
        assertThat(answer.headers().firstValue("Location")).contains("/login?error");
        assertThat(browser.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    void theFrontDoorShowsEverybodyTheLinksThatOpenForThem() {
        Pattern link = Pattern.compile("href=\"(/[^\"]*)\"");
        Person creator = people.user();
        Person operator = people.of("operator");
        for (Person person : List.of(creator, operator)) {
            Browser browser = new Browser(person.outside());
            assertThat(browser.open("/").body()).contains("/login").doesNotContain("/camunda", "/swagger-ui");
            browser.follow(browser.signIn(person.email(), People.PASSWORD));
            String page = browser.open("/").body();
            assertThat(page).contains("/swagger-ui", "/health", "/logout").doesNotContain("/login");
            assertThat(page.contains("/camunda")).isEqualTo(person == operator);
            assertThat(link.matcher(page).results().map(found -> found.group(1)).toList())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(address -> assertThat(
                                    browser.follow(browser.open(address)).statusCode())
                            .as(address)
                            .isEqualTo(200));
        }
        assertThat(new Browser(people.somewhere()).speaking("pt-BR").open("/").body())
                .contains("Entrar", "lang=\"pt-BR\"");
    }

    @Test
    void theApiPagesFirstTryOutWorks() {
        Person person = people.user();
        Browser browser = new Browser(person.outside());
        browser.signIn(person.email(), People.PASSWORD);
        String document = browser.open("/v3/api-docs").body();
        assertThat(JsonPath.<List<String>>read(document, "$.servers[*].url")).containsExactly("/");
        assertThat(browser.api()
                        .with("Content-Type", "application/json")
                        .with("Origin", "http://localhost:" + port)
                        .with("Sec-Fetch-Site", "same-origin")
                        .send("PATCH", "/users/me", "{\"language\":\"en\"}")
                        .statusCode())
                .isEqualTo(200);
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

    private long sessions() {
        return jdbc.sql("select count(*) from browser_session")
                .query(Long.class)
                .single();
    }
}
