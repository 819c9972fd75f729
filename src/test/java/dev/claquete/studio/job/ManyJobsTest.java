package dev.claquete.studio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Twenty callers at the same moment, half of whom wait and half of whom are told. bench/media-jobs.sh has the figures. */
@StudioTest
class ManyJobsTest {

    private static final int CALLERS = 20;
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient database;

    @Test
    void noneOfTwentyJobsAtOnceIsLostAndNothingButResultsIsLeft() throws Exception {
        TestMedia media = new TestMedia(folder);
        Person person = new People(port).user();
        Api caller = person.api();
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1));
        String audio = TestMedia.upload(caller, media.tone("a.mp3", 1));
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, CALLERS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> caller.post("/video/addaudio", addAudio(video, audio, number % 2 == 0)), callers))
                    .toList();
            List<HttpResponse<String>> answers =
                    sent.stream().map(CompletableFuture::join).toList();
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(CALLERS / 2);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(CALLERS / 2);
            List<String> ids = answers.stream()
                    .map(answer -> answer.headers().firstValue("X-Job-Id").orElseThrow())
                    .toList();
            assertThat(ids).doesNotHaveDuplicates();
            await().atMost(LONG).until(() -> count("status = 'COMPLETED'", person) == CALLERS);
            await().atMost(LONG).until(() -> instances(person) == 0);
            await().atMost(LONG).untilAsserted(() -> assertThat(ids).allSatisfy(id -> {
                assertThat(store.list("jobs/" + id + "/")).hasSize(1);
                assertThat(JsonPath.<String>read(caller.get("/job/" + id).body(), "$.output.video_url"))
                        .isNotEmpty();
            }));
            assertThat(ids.stream().mapToInt(this::told).sum()).isEqualTo(CALLERS / 2);
            assertThat(settled(person)).isEqualTo(CALLERS);
            await().atMost(LONG).until(() -> scratch() == 0);
        } finally {
            callers.shutdownNow();
        }
    }

    private static String addAudio(String video, String audio, boolean tell) {
        return "{\"url_video\":\"" + video + "\",\"url_audio\":\"" + audio + "\""
                + (tell ? ",\"webhook_url\":\"https://hooks.example.com/many\"" : "") + "}";
    }

    private int count(String condition, Person owner) {
        return database.sql("select count(*) from media_job where owner_id = ?::uuid and " + condition)
                .param(owner.id())
                .query(Integer.class)
                .single();
    }

    private int instances(Person owner) {
        return database.sql("select count(*) from act_ru_execution where business_key_ in"
                        + " (select id::text from media_job where owner_id = ?::uuid)")
                .param(owner.id())
                .query(Integer.class)
                .single();
    }

    private int told(String id) {
        return database.sql(
                        "select count(*) from webhook_delivery where event = 'media.completed' and data::text like ?")
                .param("%" + id + "%")
                .query(Integer.class)
                .single();
    }

    private int settled(Person owner) {
        return database.sql("select count(*) from credit_reservation where state = 'SETTLED' and reference in"
                        + " (select 'media:' || id from media_job where owner_id = ?::uuid)")
                .param(owner.id())
                .query(Integer.class)
                .single();
    }

    private static long scratch() throws IOException {
        Path home = Path.of(
                System.getProperty("java.io.tmpdir"),
                "claquete",
                Long.toString(ProcessHandle.current().pid()));
        try (var folders = Files.list(home)) {
            return folders.count();
        }
    }
}
