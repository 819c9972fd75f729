package dev.claquete.studio.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clips of a prompt. */
@StudioTest
class GenerateVideoTest {

    private static final Duration LONG = Duration.ofSeconds(180);

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    Api caller;

    @BeforeEach
    void caller() {
        caller = new People(port).user().api();
    }

    @ParameterizedTest
    @CsvSource({"30, 24, 256, 144", "7, 10, 90, 160"})
    void aPromptBecomesAClipOfExactlyTheseFrames(int frames, int fps, int width, int height) {
        HttpResponse<String> begun = caller.post(
                "/generate/video",
                "{\"prompt\":\"uma cidade futurista à noite\",\"num_frames\":" + frames + ",\"fps\":" + fps
                        + ",\"motion_scale\":1.0,\"width\":" + width + ",\"height\":" + height + "}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(begun.body(), "$.status")).isEqualTo("processing");
        assertThat(JsonPath.<Integer>read(begun.body(), "$.estimated_time")).isPositive();
        String id = JsonPath.read(begun.body(), "$.id");
        assertThat(begun.headers().firstValue("X-Job-Id")).contains(id);
        String where = JsonPath.read(begun.body(), "$.progress_url");
        assertThat(where).isEqualTo("/generate/video/status/" + id);
        assertThat(new People(port).user().api().get(where).statusCode()).isEqualTo(404);

        await().atMost(LONG)
                .until(() -> !JsonPath.<String>read(caller.get(where).body(), "$.status")
                        .equals("processing"));
        String made = caller.get(where).body();
        assertThat(JsonPath.<String>read(made, "$.status")).as(made).isEqualTo("completed");
        assertThat(JsonPath.<Integer>read(made, "$.progress")).isEqualTo(100);
        TestMedia media = new TestMedia(folder);
        Path video = media.download(port, JsonPath.read(made, "$.url"), "video.mp4");
        assertThat(TestMedia.facts(video, "stream=codec_name,width,height,r_frame_rate,nb_frames"))
                .containsExactly(
                        "h264", String.valueOf(width), String.valueOf(height), fps + "/1", String.valueOf(frames));
        Path preview = media.download(port, JsonPath.read(made, "$.preview_url"), "preview.gif");
        assertThat(TestMedia.facts(preview, "stream=codec_name")).containsExactly("gif");
        String job = caller.get("/job/" + id).body();
        assertThat(JsonPath.<String>read(job, "$.output.video_url")).isNotEmpty();
        assertThat(JsonPath.<String>read(job, "$.output.preview_url")).isNotEmpty();
        assertThat(JsonPath.<Integer>read(job, "$.output.frames")).isEqualTo(frames);
    }

    @Test
    void projectsThatThisAddressOnceMadeCanStillBeFollowed() {
        String project = JsonPath.read(
                caller.post("/api/projects", "{\"topic\":\"the sea\",\"language\":\"en\"}")
                        .body(),
                "$.id");
        HttpResponse<String> status = caller.get("/generate/video/status/" + project);

        assertThat(status.statusCode()).as(status.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(status.body(), "$.id")).isEqualTo(project);
        assertThat(JsonPath.<String>read(status.body(), "$.status")).isEqualTo("processing");
        assertThat(new People(port)
                        .user()
                        .api()
                        .get("/generate/video/status/" + project)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aJobOfAnotherKindIsNoVideo() {
        HttpResponse<String> picture =
                caller.post("/generate/image", "{\"prompt\":\"a fox\",\"width\":64,\"height\":64}");
        String id = JsonPath.read(picture.body(), "$.id");

        assertThat(caller.get("/generate/video/status/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void whatBreaksARuleIsNamedAndNothingBegins() {
        for (List<String> wrong : List.of(
                List.of("{}", "prompt: is required"),
                List.of("{\"prompt\":\"x\",\"fps\":0}", "fps: must be from 1 to 60"),
                List.of("{\"prompt\":\"x\",\"fps\":61}", "fps: must be from 1 to 60"),
                List.of("{\"prompt\":\"x\",\"num_frames\":0}", "num_frames: must be from 1 to 14400"),
                List.of("{\"prompt\":\"x\",\"fps\":1,\"num_frames\":601}", "num_frames: must be from 1 to 600"),
                List.of("{\"prompt\":\"x\",\"width\":62}", "width: must be from 64 to 3840"),
                List.of("{\"prompt\":\"x\",\"height\":577}", "height: must be an even number"),
                List.of(
                        "{\"prompt\":\"x\",\"width\":3840,\"height\":3840}",
                        "width: must be at most 2304 with a height of"),
                List.of("{\"prompt\":\"x\",\"motion_scale\":-1}", "motion_scale: must be from 0 to 10"),
                List.of("{\"prompt\":\"x\",\"webhook_url\":\"http://10.0.0.1/\"}", "webhook_url: "))) {
            HttpResponse<String> answer = caller.post("/generate/video", wrong.get(0));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(JsonPath.<String>read(answer.body(), "$.detail")).startsWith(wrong.get(1));
        }
        assertThat(JsonPath.<List<Object>>read(caller.get("/job").body(), "$.jobs"))
                .isEmpty();
    }
}
