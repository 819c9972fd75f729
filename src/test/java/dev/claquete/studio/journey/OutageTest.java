package dev.claquete.studio.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.TestServers;
import dev.claquete.studio.fakes.FlakyLine;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the database and the object store away from a studio that works: once so that they refuse, once so that they fall silent.
 * {@code mvn verify} does it for a few seconds each; {@code -Doutage.seconds=60 -Dtest=OutageTest} for a minute.
 */
class OutageTest {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 2));
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELLED");

    /** Warnings, errors and what belongs to them, however long it takes; there is one line a minute besides. */
    private static final int COMPLAINTS_AN_OUTAGE = 10;

    @TempDir
    Path folder;

    private final AtomicInteger number = new AtomicInteger();

    @Test
    void nothingIsLostAndNobodyIsNeededWhenDatabaseAndStoreComeBack() throws Exception {
        try (FlakyLine database = FlakyLine.to(TestServers.databasePort());
                FlakyLine store = FlakyLine.to(TestServers.storagePort())) {
            Installation installation = behind(database, store);
            try (JavaProcess studio = installation.start()) {
                assertNothingIsLost(installation.client(), studio, database, store);
            }
        }
    }

    private void assertNothingIsLost(ApiClient client, JavaProcess studio, FlakyLine database, FlakyLine store)
            throws Exception {
        TestMedia media = new TestMedia(folder);
        Path film = media.video("outage.mp4", 160, 90, 10, 1);
        Path tone = media.tone("outage.mp3", 1);
        String video = repeated(() -> TestMedia.upload(client.api(), film));
        String audio = repeated(() -> TestMedia.upload(client.api(), tone));
        String link = repeated(() -> link(client, video));
        List<String> projects = new ArrayList<>();
        List<String> jobs = new ArrayList<>();
        for (FlakyLine.Fault fault : FlakyLine.Fault.values()) {
            for (Missing missing : List.of(new Missing("object store", store), new Missing("database", database))) {
                projects.add(repeated(() -> project(client)));
                for (int i = 0; i < 3; i++) {
                    jobs.add(repeated(() -> job(client, video, audio)));
                }
                int lines = lines(studio);

                missing.line().takeAway(fault);
                assertCallersAreToldToComeAgain(client, missing, link, video, audio, projects.get(0));
                Thread.sleep(OUTAGE.toMillis());
                assertThat(state(client, projects, jobs))
                        .as("what people see meanwhile")
                        .doesNotContain("failed", "FAILED");
                missing.line().giveBack();

                await().atMost(LONG).until(() -> probe(client, "readiness") == 200);
                await().atMost(LONG).until(() -> linesSince(studio, lines).stream()
                        .anyMatch(line -> line.contains("The " + missing.name() + " answers again")));
                List<String> told = sinceKnown(missing, linesSince(studio, lines));
                assertThat(told).as("%s %s", missing.name(), fault).noneMatch(line -> line.startsWith("\tat "));
                assertThat(told.stream().filter(line -> !line.contains(" INFO ")))
                        .as("%s %s", missing.name(), fault)
                        .hasSizeLessThan(COMPLAINTS_AN_OUTAGE + (int) OUTAGE.toMinutes());
            }
        }
        for (String project : projects) {
            assertThat(repeated(() -> client.awaitEnd(project)).path("status").asText())
                    .as(studio.logTail())
                    .isEqualTo("completed");
        }
        for (String job : jobs) {
            await().atMost(LONG).until(() -> ENDED.contains(repeated(() -> status(client, job))));
            assertThat(repeated(() -> status(client, job))).as(studio.logTail()).isEqualTo("COMPLETED");
        }
        assertThat(repeated(() -> client.get("/engine-rest/incident/count"))
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(studio.log()).doesNotContain("more tries", "an operator is needed");
    }

    /** A server that falls silent is not known to be away in the first seconds; until then others may complain. */
    private static List<String> sinceKnown(Missing missing, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("The " + missing.name() + " does not answer")) {
                return lines.subList(i, lines.size());
            }
        }
        throw new AssertionError("nothing says that the " + missing.name() + " does not answer: " + lines);
    }

    /** As callers do who are told to come again; a machine that is short of breath may say so at any time. */
    private static <T> T repeated(Supplier<T> call) {
        AtomicReference<T> answer = new AtomicReference<>();
        await().atMost(LONG).until(() -> {
            try {
                answer.set(call.get());
                return true;
            } catch (AssertionError e) {
                if (String.valueOf(e.getMessage()).contains("503")) {
                    return false;
                }
                throw e;
            }
        });
        return answer.get();
    }

    private record Missing(String name, FlakyLine line) {}

    private Installation behind(FlakyLine database, FlakyLine store) {
        String url = TestServers.newDatabase("outage")
                .replace(":" + TestServers.databasePort() + "/", ":" + database.port() + "/");
        return new Installation(folder)
                .shortLived()
                .with("CLAQUETE_FETCH_ALLOW", "127.0.0.1:9") // where nobody listens to the news of jobs
                .with("SPRING_DATASOURCE_URL", url)
                .with("SPRING_DATASOURCE_USERNAME", "postgres")
                .with("CLAQUETE_STORAGE_ENDPOINT", "http://127.0.0.1:" + store.port())
                .with("CLAQUETE_STORAGE_BUCKET", "outage")
                .with("CLAQUETE_STORAGE_ACCESS_KEY_ID", "test")
                .with("CLAQUETE_STORAGE_SECRET_ACCESS_KEY", "test");
    }

    /** All at once, from the first moment; whoever hangs is not answered before the line is given back. */
    private void assertCallersAreToldToComeAgain(
            ApiClient client, Missing missing, String link, String video, String audio, String project) {
        Api api = client.api();
        List<Supplier<HttpResponse<String>>> calls = new ArrayList<>(List.of(
                () -> client.stranger().get(link),
                () -> upload(api),
                () -> api.post(
                        "/video/addaudio", "{\"url_video\":\"" + video + "\",\"url_audio\":\"" + audio + "\"}")));
        boolean all = missing.name().equals("database");
        if (all) {
            calls.add(() -> api.get("/api/projects/" + project));
            calls.add(() -> api.get("/api/credits"));
            calls.add(() -> api.get("/users/me"));
            calls.add(() -> api.get("/engine-rest/incident/count"));
            calls.add(() -> client.stranger().post("/v2/auth/login", "{\"username\":\"a@b.cd\",\"password\":\"x\"}"));
        }
        List<CompletableFuture<HttpResponse<String>>> answers =
                calls.stream().map(CompletableFuture::supplyAsync).toList();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            HttpResponse<String> told = answer.orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(told.statusCode()).as("%s: %s", told.uri(), told.body()).isEqualTo(503);
            assertThat(told.headers().firstValueAsLong("Retry-After"))
                    .as("%s", told.uri())
                    .isPresent();
            assertThat(told.body()).doesNotContain("Internal error", "Exception");
        }
        await().atMost(LONG).until(() -> probe(client, "readiness") == 503);
        assertThat(probe(client, "liveness")).isEqualTo(200);
        HttpResponse<String> health = client.stranger().get("/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(JsonPath.<List<String>>read(health.body(), "$.away[*].name")).containsExactly(missing.name());
        HttpResponse<String> runpod = api.get("/runpod/health");
        assertThat(runpod.statusCode()).isEqualTo(503);
        assertThat(JsonPath.<Map<String, String>>read(runpod.body(), "$"))
                .isEqualTo(Map.of("status", "unhealthy", "error", "The " + missing.name() + " does not answer"));
    }

    private HttpResponse<String> upload(Api api) {
        return api.with("Content-Type", "multipart/form-data; boundary=xx")
                .send(
                        "POST",
                        "/utils/upload",
                        "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"note-"
                                + number.incrementAndGet()
                                + ".srt\"\r\n\r\n1\n00:00:00,000 --> 00:00:01,000\nNote " + number.get()
                                + "\n\r\n--xx--\r\n");
    }

    private String project(ApiClient client) {
        int count = number.incrementAndGet();
        String id = client.createSmallProject(Map.of(
                        "topic",
                        "Outage " + count,
                        "language",
                        "en",
                        "scenes",
                        List.of(
                                Map.of("narration", "One of " + count + ".", "visual_description", "a red house"),
                                Map.of("narration", "Two of " + count + ".", "visual_description", "a blue lake"))))
                .path("id")
                .asText();
        client.command(id, "generate_all");
        return id;
    }

    private static String job(ApiClient client, String video, String audio) {
        Map<String, String> wanted =
                Map.of("url_video", video, "url_audio", audio, "webhook_url", "http://127.0.0.1:9/never");
        return client.post("/video/addaudio", wanted, 202).path("id").asText();
    }

    private static String status(ApiClient client, String job) {
        return client.get("/job/" + job).path("status").asText();
    }

    /** Of everything, or nothing where nobody can be asked. */
    private static List<String> state(ApiClient client, List<String> projects, List<String> jobs) {
        List<String> states = new ArrayList<>();
        projects.forEach(id -> states.add(told(client, "/api/projects/" + id)));
        jobs.forEach(id -> states.add(told(client, "/job/" + id)));
        return states;
    }

    private static String told(ApiClient client, String path) {
        HttpResponse<String> answer = client.api().get(path);
        return answer.statusCode() == 200 ? JsonPath.read(answer.body(), "$.status") : "";
    }

    private static String link(ApiClient client, String key) {
        for (JsonNode file : client.get("/utils/files?limit=50").findParents("url")) {
            if (file.toString().contains(key)) {
                return file.path("url").asText();
            }
        }
        throw new AssertionError("no link to " + key);
    }

    private static int probe(ApiClient client, String name) {
        return client.stranger().get("/health/" + name).statusCode();
    }

    private static int lines(JavaProcess studio) {
        return (int) studio.log().lines().count();
    }

    private static List<String> linesSince(JavaProcess studio, int before) {
        return studio.log().lines().skip(before).toList();
    }
}
