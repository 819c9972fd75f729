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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Videos of a prompt, by the project pipeline. */
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

    @Test
    void aPromptBecomesAVideo() {
        HttpResponse<String> begun = caller.post(
                "/generate/video",
                "{\"prompt\":\"uma cidade futurista à noite\",\"num_frames\":30,\"fps\":24,\"motion_scale\":1.0,"
                        + "\"width\":512,\"height\":512}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(begun.body(), "$.status")).isEqualTo("processing");
        assertThat(JsonPath.<Integer>read(begun.body(), "$.estimated_time")).isPositive();
        String where = JsonPath.read(begun.body(), "$.progress_url");
        assertThat(where).isEqualTo("/generate/video/status/" + JsonPath.<String>read(begun.body(), "$.id"));
        assertThat(new People(port).user().api().get(where).statusCode()).isEqualTo(404);

        await().atMost(LONG)
                .until(() -> !JsonPath.<String>read(caller.get(where).body(), "$.status")
                        .equals("processing"));
        String made = caller.get(where).body();
        assertThat(JsonPath.<String>read(made, "$.status")).as(made).isEqualTo("completed");
        assertThat(JsonPath.<Integer>read(made, "$.progress")).isEqualTo(100);
        TestMedia media = new TestMedia(folder);
        Path video = media.download(port, JsonPath.read(made, "$.url"), "video.mp4");
        assertThat(TestMedia.facts(video, "stream=codec_name")).containsExactly("h264", "aac");
        assertThat(TestMedia.facts(video, "stream=width")).contains("1080");
        Path preview = media.download(port, JsonPath.read(made, "$.preview_url"), "preview.png");
        assertThat(TestMedia.facts(preview, "stream=codec_name")).containsExactly("png");
    }

    @Test
    void whatBreaksARuleIsNamed() {
        HttpResponse<String> answer = caller.post("/generate/video", "{\"prompt\":\"x\",\"fps\":0}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).isEqualTo("fps: must be from 1 to 120");
        assertThat(caller.post("/generate/video", "{}").statusCode()).isEqualTo(400);
    }
}
