package dev.claquete.studio.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

class RateLimitTest {

    static final String[] LIMITS = {
        "claquete.limits.api.requests=5",
        "claquete.limits.api.window=1h",
        "claquete.limits.api-key.requests=3",
        "claquete.limits.api-key.window=1h",
        "claquete.limits.sign-in.requests=4",
        "claquete.limits.sign-in.window=1h",
        "claquete.limits.video.requests=2",
        "claquete.limits.video.window=15m",
        "claquete.limits.uploads.requests=0",
        "claquete.limits.uploads.window=1h"
    };

    static ConfigurableApplicationContext one;
    static ConfigurableApplicationContext other;

    Api here;
    Api there;

    @BeforeAll
    static void nodes() {
        LimitDatabase.open("nodes").close();
        one = LimitedNode.start("nodes", LIMITS);
        other = LimitedNode.start("nodes", LIMITS);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @BeforeEach
    void someone() {
        String account = UUID.randomUUID().toString();
        here = node(one).with("X-Account", account);
        there = node(other).with("X-Account", account);
    }

    @Test
    void allNodesCountTogether() {
        for (int left = 4; left >= 0; left--) {
            HttpResponse<String> answer = (left % 2 == 0 ? here : there).get("/api/projects");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("5");
            assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo(String.valueOf(left));
            assertThat(Long.parseLong(header(answer, "X-RateLimit-Reset")))
                    .isGreaterThanOrEqualTo(Instant.now().getEpochSecond());
        }

        assertThat(here.get("/api/projects").statusCode()).isEqualTo(429);
        assertThat(there.get("/utils/files").statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/projects | application/json         | \"error\":\"Rate limit excedido\"",
                "/job/1        | application/json         | \"error\":\"Rate limit excedido\"",
                "/utils/files  | application/json         | \"type\":\"rate_limit_exceeded\"",
                "/api/keys     | application/problem+json | \"status\":429"
            })
    void whoIsRefusedIsToldInTheAddresssOwnShapeWhenToAskAgain(String path, String type, String body) {
        for (int i = 0; i < 5; i++) {
            here.get(path);
        }

        HttpResponse<String> answer = here.get(path);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(header(answer, "Content-Type")).startsWith(type);
        assertThat(answer.body()).contains(body);
        assertThat(Integer.parseInt(header(answer, "Retry-After"))).isBetween(600, 720);
        assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo("0");
    }

    @Test
    void whatOneAccountAsksIsNotCountedForAnother() {
        for (int i = 0; i < 6; i++) {
            here.get("/api/projects");
        }

        assertThat(node(one)
                        .with("X-Account", UUID.randomUUID().toString())
                        .get("/api/projects")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void oneKeyCannotUseUpWhatTheAccountsOthersNeed() {
        Api greedy = here.with("X-Key", UUID.randomUUID().toString());
        Api modest = there.with("X-Key", UUID.randomUUID().toString());
        for (int left = 2; left >= 0; left--) {
            assertThat(header(greedy.get("/api/projects"), "X-RateLimit-Remaining"))
                    .isEqualTo(String.valueOf(left));
        }

        HttpResponse<String> refused = greedy.get("/api/projects");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "X-RateLimit-Limit")).isEqualTo("3");
        assertThat(modest.get("/api/projects").statusCode()).isEqualTo(200);
    }

    @Test
    void operationsAreCountedApartAndInTheWhole() {
        assertThat(header(here.post("/api/workflow/command", "{}"), "X-RateLimit-Remaining"))
                .isEqualTo("1");
        assertThat(here.post("/video/img2vid", "{}").statusCode()).isEqualTo(200);
        assertThat(here.post("/api/render", "{}").statusCode()).isEqualTo(429);
        assertThat(header(here.get("/api/render/1"), "X-RateLimit-Remaining")).isEqualTo("1");
    }

    @Test
    void zeroMeansAsManyAsOneLikes() {
        for (int i = 0; i < 4; i++) {
            assertThat(header(here.post("/api/uploads", "{}"), "X-RateLimit-Limit"))
                    .isEqualTo("5");
        }
    }

    @Test
    void whoIsAboutToSignInIsCountedByAddressWhoeverTheySayTheyAre() {
        Api stranger = node(one);
        String[] ways = {"/users/", "/auth/token", "/v2/auth/login", "/auth/password/reset"};
        for (String way : ways) {
            assertThat(stranger.post(way, "{}").statusCode()).isEqualTo(200);
        }

        assertThat(there.post("/v2/auth/refresh", "{}").statusCode()).isEqualTo(429);
        assertThat(here.get("/users/me").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /health",
        "POST, /engine-rest/external-task/fetchAndLock",
        "POST, /api/worker/tasks/1/progress",
        "POST, /api/webhooks/job-status",
        "GET, /api/assets",
        "HEAD, /api/assets",
        "GET, /camunda/app/cockpit/"
    })
    void healthWorkersAndMediaAreNotCounted(String method, String path) {
        for (int i = 0; i < 7; i++) {
            HttpResponse<String> answer = here.send(method, path, (String) null);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-RateLimit-Limit")).isEmpty();
        }
    }

    private static Api node(ConfigurableApplicationContext context) {
        return Api.stranger(Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
