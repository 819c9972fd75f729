package dev.claquete.studio.process.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The two published holes of Camunda 7.24.0 that have no Community fix. */
@StudioTest
class EngineHolesTest {

    private static final String HARMLESS = "{\"orQueries\":[{\"assignee\":\"ana\"}]}";
    private static final String EXPRESSION = "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    Api admin;

    @BeforeEach
    void callers() {
        admin = Api.admin(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/task/count",
                "/engine-rest/engine/default/task",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/task/count",
            })
    void expressionsInOrQueriesNeverReachTheEngine(String path) { // CVE-2026-109432
        assertThat(admin.post(path, HARMLESS).statusCode())
                .as("the query itself works")
                .isIn(200, 403);
        HttpResponse<String> refused = admin.post(path, EXPRESSION);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("{\"error\":\"orQueries: may not contain expressions\"}");
        assertThat(Api.stranger(port).post(path, EXPRESSION).statusCode()).isEqualTo(401);
        assertThat(Api.worker(port).post(path, EXPRESSION).statusCode()).isEqualTo(403);
    }

    @Test
    void savedFiltersCannotCarryThemEither() { // CVE-2026-109432
        String filter = "{\"resourceType\":\"Task\",\"name\":\"f\",\"query\":" + EXPRESSION + "}";
        assertThat(admin.post("/engine-rest/filter/create", filter).statusCode())
                .isEqualTo(400);
        assertThat(admin.get("/engine-rest/filter/count?name=f").body()).contains("\"count\":0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/hal+json",
                "application/json;charset=UTF-16",
                "x/y",
                "application/json, text/plain"
            })
    void theContentTypeDoesNotOpenAWay(String contentType) { // CVE-2026-109432
        HttpResponse<String> answer =
                admin.with("Content-Type", contentType).send("POST", "/engine-rest/task", EXPRESSION);
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void withoutAContentTypeTheBodyIsStillRead() { // CVE-2026-109432
        assertThat(admin.send("POST", "/engine-rest/task", EXPRESSION).statusCode())
                .isEqualTo(400);
    }

    @Test
    void hugeBodiesAreRefused() {
        String huge = "{\"name\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}";
        assertThat(admin.post("/engine-rest/task", huge).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /camunda/api/admin/setup/default/user/create",
        "GET, /camunda/api/admin/setup/default/user/create",
        "POST, /camunda/api/admin/setup/",
        "GET, /camunda/app/admin/default/setup/",
        "GET, /camunda/app/admin/default/setup",
    })
    void theFirstRunSetUpIsClosedToEveryone(String method, String path) { // CVE-2026-77226
        String body = "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"m\",\"lastName\":\"m\",\"email\":\"m@m\"},"
                + "\"credentials\":{\"password\":\"m\"}}";
        String sent = method.equals("POST") ? body : null;
        assertThat(Api.stranger(port)
                        .with("Content-Type", "application/json")
                        .send(method, path, sent)
                        .statusCode())
                .isEqualTo(401);
        assertThat(Api.worker(port)
                        .with("Content-Type", "application/json")
                        .send(method, path, sent)
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.with("Content-Type", "application/json")
                        .send(method, path, sent)
                        .statusCode())
                .isEqualTo(403);
        assertThat(identity.createUserQuery().userId("mallory").count()).isZero();
    }

    @Test
    void theEngineAlwaysHasAnAdministrator() { // CVE-2026-77226: the set-up opens while this group is empty
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").count())
                .isPositive();
    }

    @Test
    void theEnginesOwnSignInIsOfNoUse() {
        HttpResponse<String> answer = Api.stranger(port)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/camunda/api/admin/auth/user/default/login/cockpit", "username=admin&password=admin");
        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
