package dev.claquete.studio.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.dependency.Dependency;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;

@StudioTest
class HealthTest {

    @LocalServerPort
    int port;

    @Test
    void healthSaysWhatTheProgramsOfBothProductsRead() {
        HttpResponse<String> answer = Api.stranger(port).get("/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, Object> body = JsonPath.read(answer.body(), "$");
        assertThat(body)
                .containsOnlyKeys("status", "service", "version", "timestamp", "uptime", "runpod")
                .containsEntry("status", "healthy")
                .containsEntry("runpod", Map.of("configured", false));
        assertThat((String) body.get("version")).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(Duration.between(Instant.parse((String) body.get("timestamp")), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
        assertThat((Integer) body.get("uptime")).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/liveness", "/health/readiness", "/health/plain"})
    void probesAnswerInOneWord(String path) {
        HttpResponse<String> answer = Api.stranger(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo("UP");
    }

    @Test
    void aNodeThatCannotWorkSaysSo() {
        HealthController broken = new HealthController(
                down(),
                new RunpodProperties("abc", "key", Duration.ofSeconds(1), Duration.ofSeconds(1)),
                List::of,
                () -> List.of(away()),
                "1.0.0");

        ResponseEntity<Map<String, Object>> answer = broken.health();

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getBody())
                .containsEntry("status", "unhealthy")
                .containsEntry("runpod", Map.of("configured", true));
        assertThat(answer.getBody().get("away").toString())
                .as("what is away and since when, and nothing of where it is or what it said")
                .startsWith("[{name=image service, since=")
                .doesNotContain("10.0.0.7");
        assertThat(broken.probe("readiness").getStatusCode().value()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"'','',false", "abc,'',false", "'',key,false", "' ',key,false", "abc,key,true"})
    void anEndpointIsConfiguredOnceItsIdAndAKeyAreKnown(String endpoint, String key, boolean configured) {
        RunpodProperties properties = new RunpodProperties(endpoint, key, Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertThat(properties.configured()).isEqualTo(configured);
        assertThat(properties.toString()).doesNotContain("key");
    }

    @Test
    void workThatNobodyTakesIsAWarningAndTheNodeStaysHealthy() {
        HealthController warned = new HealthController(
                up(),
                new RunpodProperties("", "", Duration.ofSeconds(1), Duration.ofSeconds(1)),
                () -> List.of("Tasks are waiting for a topic without a worker."),
                List::of,
                "1.0.0");

        ResponseEntity<Map<String, Object>> answer = warned.health();

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody())
                .containsEntry("status", "healthy")
                .containsEntry("warnings", List.of("Tasks are waiting for a topic without a worker."));
    }

    @Test
    void theFrontDoorIsAPageForBrowsersAndJsonForPrograms() {
        HttpResponse<String> page =
                Api.stranger(port).with("Accept", "text/html,*/*;q=0.8").get("/");
        HttpResponse<String> json = Api.stranger(port).get("/");

        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("<h1>Claquete</h1>");
        assertThat(json.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(JsonPath.<String>read(json.body(), "$.name")).isEqualTo("Claquete");
        Map<String, Map<String, Object>> paths =
                JsonPath.read(Api.admin(port).get("/v3/api-docs").body(), "$.paths");
        Set<String> endpoints =
                JsonPath.<Map<String, String>>read(json.body(), "$.endpoints").keySet();
        assertThat(endpoints).isNotEmpty().allSatisfy(endpoint -> {
            String[] parts = endpoint.split(" ");
            assertThat(paths.get(parts[1])).as(endpoint).containsKey(parts[0].toLowerCase(java.util.Locale.ROOT));
        });
    }

    @Test
    void whereWorkIsDoneIsToldHonestly() {
        String health = Api.admin(port).get("/runpod/health").body();
        String config = Api.admin(port).get("/runpod/config").body();

        assertThat(JsonPath.<Map<String, Object>>read(health, "$"))
                .containsOnlyKeys("status", "endpoint", "timestamp")
                .containsEntry("status", "healthy")
                .containsEntry("endpoint", "Embedded worker");
        assertThat(JsonPath.<Map<String, Object>>read(config, "$"))
                .isEqualTo(Map.of("endpointId", "embedded", "idleTimeout", 300, "maxTimeout", 600));
    }

    @Test
    void workThatNobodyTakesIsUnhealthy() {
        RunpodProperties properties = new RunpodProperties("", "", Duration.ofSeconds(1), Duration.ofSeconds(1));
        RunpodController controller = new RunpodController(topic -> false, false, properties, answering());

        ResponseEntity<Map<String, Object>> answer = controller.health();

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getBody())
                .isEqualTo(Map.of(
                        "status",
                        "unhealthy",
                        "error",
                        "Remote workers (worker-gpu): no worker has taken work for 60 seconds"));
        assertThat(controller.config().endpointId()).isEqualTo("worker-gpu");
    }

    @Test
    void operationsAreNotDoneWhileTheStoreIsAway() {
        RunpodProperties properties = new RunpodProperties("", "", Duration.ofSeconds(1), Duration.ofSeconds(1));
        Dependency store = Dependency.probed(
                "object store",
                () -> {
                    throw new IOException("Connection refused");
                },
                failure -> Dependency.Sign.NONE);
        RunpodController controller = new RunpodController(topic -> true, true, properties, store);
        store.failed(new IOException("Connection refused"));

        ResponseEntity<Map<String, Object>> answer = controller.health();
        store.answered();

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getBody())
                .isEqualTo(Map.of("status", "unhealthy", "error", "The object store does not answer"));
        assertThat(controller.health().getStatusCode().value()).isEqualTo(200);
    }

    private static Dependency answering() {
        return Dependency.probed("object store", () -> {}, failure -> Dependency.Sign.NONE);
    }

    private static Dependency away() {
        Dependency vendor = Dependency.vendor("image service");
        vendor.failed(new IOException("10.0.0.7 refused"));
        return vendor;
    }

    private static HealthEndpoint down() {
        return endpoint(Health.down().build());
    }

    private static HealthEndpoint up() {
        return endpoint(Health.up().build());
    }

    private static HealthEndpoint endpoint(Health database) {
        var registry = new org.springframework.boot.actuate.health.DefaultHealthContributorRegistry();
        registry.registerContributor(
                "database", (org.springframework.boot.actuate.health.HealthIndicator) () -> database);
        var groups = org.springframework.boot.actuate.health.HealthEndpointGroups.of(
                new EveryoneSeesNothing(), Map.of("readiness", new EveryoneSeesNothing()));
        return new HealthEndpoint(registry, groups, Duration.ofMinutes(1));
    }
}
