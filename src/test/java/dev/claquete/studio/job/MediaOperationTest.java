package dev.claquete.studio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all operations have in common: waiting, jobs, failures, and that nothing is left behind. */
@StudioTest
class MediaOperationTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient database;

    TestMedia media;
    Api caller;

    @BeforeEach
    void caller() {
        media = new TestMedia(folder);
        caller = new People(port).user().api();
    }

    @Test
    void aCallerWaitsForTheResult() {
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 2));
        String audio = TestMedia.upload(caller, media.tone("a.mp3", 1));
        HttpResponse<String> answer = caller.post("/video/addaudio", addAudio(video, audio, ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Path made = media.download(port, JsonPath.read(answer.body(), "$.video_url"), "made.mp4");
        assertThat(TestMedia.facts(made, "stream=codec_name")).containsExactly("h264", "aac");
        assertThat(TestMedia.seconds(made)).isBetween(0.9, 1.15);

        String id = JsonPath.read(answer.body(), "$.stats.jobId");
        HttpResponse<String> job = caller.get("/job/" + id);
        assertThat(JsonPath.<String>read(job.body(), "$.status")).isEqualTo("COMPLETED");
        assertThat(JsonPath.<Integer>read(job.body(), "$.progress")).isEqualTo(100);
        assertThat(JsonPath.<String>read(job.body(), "$.output.video_url")).isNotEmpty();
        await().atMost(LONG).untilAsserted(() -> assertThat(objects(id)).hasSize(1));
        assertThat(new People(port).user().api().get("/job/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void whoNamesAWebhookGetsTheJobAtOnce() {
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1));
        String audio = TestMedia.upload(caller, media.tone("a.mp3", 1));
        HttpResponse<String> answer =
                caller.post("/video/addaudio", addAudio(video, audio, ",\"webhook_url\":\"https://example.com/hook\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String where = answer.headers().firstValue("Location").orElseThrow();
        await().atMost(LONG)
                .until(() -> JsonPath.read(caller.get(where).body(), "$.status").equals("COMPLETED"));
        assertThat(database.sql("select count(*) from webhook_delivery where data::text like :id")
                        .param("id", "%" + where.substring("/job/".length()) + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aFileThatIsNotWhatIsNeededIsNamedAndNothingIsLeft() {
        String picture = TestMedia.upload(caller, media.picture("p.png", "red", 16, 16));
        String audio = TestMedia.upload(caller, media.tone("a.mp3", 1));
        HttpResponse<String> answer = caller.post("/video/addaudio", addAudio(picture, audio, ""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.error")).isEqualTo("Bad Request");
        assertThat(JsonPath.<String>read(answer.body(), "$.message")).startsWith("url_video: must be a video");
        String id = database.sql("select id::text from media_job where error_message like 'url_video: must be a video%'"
                        + " order by created_at desc limit 1")
                .query(String.class)
                .single();
        await().atMost(LONG).untilAsserted(() -> assertThat(objects(id)).isEmpty());
    }

    @Test
    void anAddressThatMayNotBeAskedIsRefusedBeforeAnythingBegins() {
        HttpResponse<String> answer =
                caller.post("/video/addaudio", addAudio("http://169.254.169.254/latest", "https://example.com/a", ""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.message"))
                .isEqualTo("url_video: must lead to a public address on the internet");
    }

    @Test
    void aServerThatIsNotThereIsNoFaultOfTheRequest() {
        String audio = TestMedia.upload(caller, media.tone("a.mp3", 1));
        HttpResponse<String> answer =
                caller.post("/video/addaudio", addAudio("https://nobody.invalid.example/v.mp4", audio, ""));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(JsonPath.<String>read(answer.body(), "$.error")).isEqualTo("Processing failed");
        assertThat(JsonPath.<String>read(answer.body(), "$.message")).startsWith("url_video: ");
    }

    private List<ObjectKey> objects(String jobId) {
        return store.list("jobs/" + jobId + "/");
    }

    private static String addAudio(String video, String audio, String more) {
        return "{\"url_video\":\"" + video + "\",\"url_audio\":\"" + audio + "\"" + more + "}";
    }
}
