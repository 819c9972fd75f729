package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.ConfiguredStudioTest;
import dev.claquete.studio.TestServers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConfiguredStudioTest
class WhoMayReachWhatTest {

    @LocalServerPort
    int port;

    Api stranger;
    Api admin;
    Api worker;

    @BeforeEach
    void callers() {
        stranger = Api.stranger(port);
        admin = Api.admin(port);
        worker = Api.worker(port);
    }

    /** What each caller is answered; 200 stands for "let through", whatever the address then makes of the request. */
    @ParameterizedTest
    @CsvSource({
        // method, path, stranger, worker, admin
        "GET, /, 200, 200, 200",
        "GET, /health, 200, 200, 200",
        "GET, /api/projects, 401, 403, 200",
        "POST, /api/projects, 401, 403, 200",
        "DELETE, /api/projects/1, 401, 403, 200",
        "POST, /api/workflow/command, 401, 403, 200",
        "GET, /api/events/1, 401, 403, 200",
        "POST, /api/uploads, 401, 403, 200",
        "GET, /webhooks/list, 401, 403, 200",
        "GET, /api/webhook-deliveries, 401, 403, 200",
        "POST, /api/webhooks/job-status, 401, 200, 200",
        "GET, /api/worker/anything, 401, 403, 200",
        "GET, /engine-rest/external-task, 401, 403, 200",
        "POST, /engine-rest/external-task, 401, 403, 200",
        "POST, /engine-rest/external-task/fetchAndLock, 401, 200, 200",
        "GET, /engine-rest/task, 401, 403, 200",
        "POST, /engine-rest/task, 401, 403, 200",
        "GET, /engine-rest/process-definition, 401, 403, 200",
        "POST, /engine-rest/deployment/create, 401, 403, 200",
        "GET, /engine-rest/engine, 401, 403, 200",
        "GET, /engine-rest/engine/default/external-task, 401, 403, 200",
        "POST, /engine-rest/engine/default/task, 401, 403, 200",
        "GET, /engine-rest/external-taskx, 401, 403, 200",
        "GET, /engine-rest, 401, 403, 200",
        "GET, /camunda/app/cockpit/default/, 401, 403, 200",
        "GET, /camunda/api/engine/engine/default/task, 401, 403, 200",
        "GET, /swagger-ui/index.html, 401, 403, 200",
        "GET, /v3/api-docs, 401, 403, 200",
        "GET, /actuator/env, 401, 200, 200",
        "GET, /unheard-of, 401, 200, 200",
        "POST, /unheard-of, 401, 200, 200",
        "GET, /h2-console, 401, 200, 200",
    })
    void eachAddressHasItsCallers(String method, String path, int forStranger, int forWorker, int forAdmin) {
        assertThat(verdict(stranger, method, path)).as("stranger").isEqualTo(forStranger);
        assertThat(verdict(worker, method, path)).as("worker").isEqualTo(forWorker);
        assertThat(verdict(stranger.with("X-API-Key", "guessed"), method, path))
                .as("wrong key")
                .isEqualTo(401);
        assertThat(verdict(admin, method, path)).as("admin").isEqualTo(forAdmin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/unheard-of", "/un/heard/of.html", "/h2-console", "/actuator/env", "/healthy", "/api/unheard-of"
            })
    void whereNothingIsTheKnownAreToldSo(String path) {
        for (Api known : path.startsWith("/api/") ? List.of(admin) : List.of(admin, worker)) {
            for (String method : List.of("GET", "POST", "DELETE")) {
                HttpResponse<String> answer = known.send(method, path, (String) null);
                assertThat(answer.statusCode()).as(method).isEqualTo(404);
                assertThat(answer.body()).isEqualTo("{\"error\":\"There is nothing at this address\"}");
            }
        }
        assertThat(signedIn().with("Accept", "text/html").get(path).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
    void aBrowserIsToldHowTheStudioIs(String path) {
        for (String accept :
                List.of("text/html", "text/html,application/xhtml+xml,*/*;q=0.8", "application/json", "*/*")) {
            HttpResponse<String> answer = stranger.with("Accept", accept).get(path);
            assertThat(answer.statusCode()).as(accept).isEqualTo(200);
            assertThat(answer.body()).as(accept).contains("\"status\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com", "null", "not an origin", ""})
    void whatIsOpenIsOpenToOtherSitesToo(String origin) {
        Api page = stranger.with("Origin", origin);
        for (String path : List.of("/health", "/", "/login")) {
            HttpResponse<String> answer = page.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        assertThat(page.get("/api/projects").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/external-task/../task",
                "/engine-rest/external-task/%2e%2e/task",
                "/engine-rest/external-task/..;/task",
                "/engine-rest/external-task;x=y/../task",
                "/engine-rest//task",
                "/engine-rest/external-task/%2f../task",
                "/engine-rest/external-task%2f..%2ftask",
                "/ENGINE-REST/task",
                "/engine-rest/external-task/..%5ctask",
            })
    void aWorkerCannotWalkOutOfItsCorner(String path) {
        assertThat(worker.get(path).statusCode()).isIn(400, 401, 403, 404);
    }

    @Test
    void refusalsAreJsonThatSaysNothingElse() {
        assertThat(stranger.get("/api/projects").body()).isEqualTo("{\"error\":\"Unauthorized\"}");
        assertThat(worker.get("/api/projects").body()).isEqualTo("{\"error\":\"Forbidden\"}");
        assertThat(stranger.with("X-API-Key", "").get("/api/projects").statusCode())
                .isEqualTo(401);
        assertThat(stranger.get("/api/projects")
                        .headers()
                        .firstValue("WWW-Authenticate")
                        .orElse(""))
                .as("no scheme that makes browsers keep a password")
                .doesNotContainIgnoringCase("basic");
    }

    @ParameterizedTest
    @CsvSource({
        "admin, test-admin-password, true",
        "admin, test-worker-secret, false",
        "admin, test-api-key, false",
        "admin, '', false",
        "Admin, test-admin-password, false",
        "worker, test-admin-password, false",
        "'', test-admin-password, false",
        "nobody, test-admin-password, false",
    })
    void namesAndPasswordsBelongTogether(String name, String password, boolean comesIn) {
        stranger.basic("admin", TestServers.ADMIN_PASSWORD)
                .get("/v3/api-docs"); // what fitted once opens for nobody else
        int status = stranger.basic(name, password).get("/v3/api-docs").statusCode();
        assertThat(status).isEqualTo(comesIn ? 200 : 401);
    }

    @Test
    void theWorkersSecretIsAlsoAKeyButOnlyForTheWorkersCorner() {
        Api byKey = stranger.with("X-API-Key", TestServers.WORKER_SECRET);
        String fetch = "{\"workerId\":\"far\",\"maxTasks\":1,\"topics\":[]}";
        assertThat(byKey.post("/engine-rest/external-task/fetchAndLock", fetch).statusCode())
                .isEqualTo(200);
        assertThat(byKey.get("/engine-rest/task/count").statusCode()).isEqualTo(403);
    }

    @Test
    void programsGetNoSession() {
        for (Api program : List.of(stranger, admin, worker, stranger.basic("admin", TestServers.ADMIN_PASSWORD))) {
            assertThat(program.get("/engine-rest/external-task/count").headers().allValues("Set-Cookie"))
                    .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        }
    }

    @Test
    void browsersAreLedToTheSignInPage() {
        HttpResponse<String> answer = stranger.with("Accept", "text/html,*/*").get("/swagger-ui/index.html");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        assertThat(stranger.with("Accept", "text/html").get("/api/projects").statusCode())
                .isEqualTo(401);
    }

    @Test
    void oneSignInOpensTheEnginesWebAppsAndTheApiPage() {
        Api person = signedIn();
        assertThat(person.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
        assertThat(person.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        HttpResponse<String> user = person.get("/camunda/api/admin/auth/user/default");
        assertThat(user.statusCode()).isEqualTo(200);
        assertThat(user.body()).contains("\"userId\":\"admin\"", "cockpit", "tasklist", "admin");
    }

    @Test
    void aSessionsWritesNeedTheCsrfToken() {
        Api person = signedIn();
        assertThat(person.post("/api/workflow/command", "{}").statusCode()).isEqualTo(403);
        String token = token(person.get("/login"));
        assertThat(person.with("X-CLAQUETE-XSRF", "guess")
                        .post("/api/workflow/command", "{}")
                        .statusCode())
                .isEqualTo(403);
        Api withToken = person.with("Cookie", "CLAQUETE-XSRF=" + token).with("X-CLAQUETE-XSRF", token);
        assertThat(withToken.post("/api/workflow/command", "{}").statusCode()).isNotIn(401, 403);
    }

    @Test
    void otherWebSitesAreRefusedUnlessAllowed() {
        Api evil = admin.with("Origin", "https://evil.example.com");
        assertThat(evil.post("/api/workflow/command", "{}").statusCode()).isEqualTo(403);
        HttpResponse<String> allowed =
                admin.with("Origin", "https://studio.example.com").get("/v3/api-docs");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://studio.example.com");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
    }

    @Test
    void pagesOfAllowedSitesMayAskForAVideoWithAKey() {
        Api page = stranger.with("Origin", "https://studio.example.com");
        HttpResponse<String> preflight = page.with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "content-type,x-api-key")
                .send("OPTIONS", "/video/img2vid", (String) null);
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://studio.example.com");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .containsIgnoringCase("x-api-key");
        assertThat(admin.with("Origin", "https://evil.example.com")
                        .post("/video/img2vid", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPageOnAnAllowedSiteUsesThePersonsSession() {
        Api page = signedIn().with("Origin", "https://studio.example.com");
        HttpResponse<String> events = page.with("Accept", "text/event-stream").get("/api/events/7");
        assertThat(events.statusCode()).as("let in").isNotIn(401, 403);
        assertThat(events.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
        assertThat(page.with("Sec-Fetch-Site", "cross-site")
                        .post("/api/workflow/command", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.with("Sec-Fetch-Site", "same-site")
                        .post("/api/workflow/command", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.post("/api/workflow/command", "{}").statusCode())
                .as("a browser that does not say where the page lies")
                .isNotIn(401, 403);
        HttpResponse<String> preflight = stranger.with("Origin", "https://studio.example.com")
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "content-type,x-claquete-xsrf")
                .send("OPTIONS", "/api/workflow/command", (String) null);
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
    }

    @Test
    void answersCarryTheUsualProtections() {
        var headers = admin.get("/api/projects").headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(headers.firstValue("X-Request-Id")).isPresent();
        assertThat(admin.with("X-Request-Id", "mine-1").get("/health").headers().firstValue("X-Request-Id"))
                .contains("mine-1");
        assertThat(admin.with("X-Request-Id", "not {mine}")
                        .get("/health")
                        .headers()
                        .firstValue("X-Request-Id"))
                .get()
                .isNotEqualTo("not {mine}");
    }

    /** The public address of this test's studio is an https one, before a proxy that does not say so. */
    @Test
    void behindHttpsCookiesAndAnswersKeepToIt() {
        HttpResponse<String> page = stranger.with("Accept", "text/html").get("/swagger-ui/index.html");
        HttpResponse<String> form = stranger.get("/login");
        String token = token(form);
        HttpResponse<String> in = stranger.with("Cookie", "CLAQUETE-XSRF=" + token)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/login", "username=admin&password=" + TestServers.ADMIN_PASSWORD + "&_csrf=" + token);
        HttpResponse<String> cockpit =
                stranger.with("Cookie", People.cookie(in, "JSESSIONID")).get("/camunda/app/cockpit/default/");
        assertThat(People.cookie(cockpit, "XSRF-TOKEN")).isNotEmpty();
        List<String> cookies = Stream.of(page, form, in, cockpit)
                .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                .toList();
        assertThat(cookies)
                .hasSizeGreaterThan(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure").containsPattern("SameSite=(Lax|Strict)"));
        assertThat(cookies.stream().filter(cookie -> !cookie.contains("XSRF")))
                .anyMatch(cookie -> cookie.startsWith("JSESSIONID="))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly"));
        for (HttpResponse<String> answer : List.of(page, form, in, stranger.get("/health"))) {
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        }
    }

    private static int verdict(Api caller, String method, String path) {
        int status = caller.with("Content-Type", "application/json")
                .send(method, path, "GET".equals(method) ? null : "{}")
                .statusCode();
        return status == 401 || status == 403 ? status : 200;
    }

    /** A caller with the session cookie that the sign-in page gives. */
    private Api signedIn() {
        HttpResponse<String> page = stranger.get("/login");
        String token = token(page);
        HttpResponse<String> answer = stranger.with("Cookie", "CLAQUETE-XSRF=" + token)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/login", "username=admin&password=" + TestServers.ADMIN_PASSWORD + "&_csrf=" + token);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
        String session = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID"))
                .findFirst()
                .orElseThrow();
        return stranger.with("Cookie", session.split(";")[0]);
    }

    private static String token(HttpResponse<String> page) {
        return page.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("CLAQUETE-XSRF="))
                .map(cookie -> cookie.substring("CLAQUETE-XSRF=".length()).split(";")[0])
                .findFirst()
                .orElseThrow();
    }
}
