package dev.claquete.studio.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

@StudioTest
class SceneProjectsTest {

    private static final String SMALL = "\"output\":{\"width\":160,\"height\":90,\"fps\":5}";

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    TestMedia media;
    Api caller;

    @BeforeEach
    void caller() {
        media = new TestMedia(folder);
        caller = new People(port).user().api();
    }

    @Test
    void aVoiceThatNobodyHasIsNamed() {
        HttpResponse<String> refused = caller.post(
                "/json2video/projects",
                "{" + SMALL
                        + ",\"scenes\":[{\"elements\":[{\"type\":\"voice\",\"text\":\"x\",\"voice_id\":\"klingon\"}]}]}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(refused.body(), "$.field")).isEqualTo("scenes[0].elements[0].voice_id");
        assertThat(JsonPath.<String>read(refused.body(), "$.detail"))
                .endsWith("must be one of the voices of GET /synthesize/speech/voices, such as pt_br_female");
    }

    @Test
    void aPlanWithPictureVoiceAndTextBecomesAVideoThatItsPreviewsMatch() throws IOException {
        String picture = TestMedia.upload(caller, media.picture("p.png", "0x00FF00", 32, 18));
        HttpResponse<String> begun = caller.post(
                "/json2video/projects",
                "{" + SMALL + ",\"variables\":{\"who\":\"Ana\"},\"scenes\":["
                        + "{\"duration\":1,\"background\":\"#FF0000\",\"elements\":[{\"type\":\"text\",\"content\":\"Oi {{who}}\"}]},"
                        + "{\"duration\":1,\"elements\":[{\"type\":\"image\",\"url\":\"" + picture + "\"}]}],"
                        + "\"audio\":{\"text\":\"Narração do vídeo.\",\"voice_id\":\"pt_br_female\"}}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(begun.body(), "$.status")).isEqualTo("processing");
        assertThat(JsonPath.<Integer>read(begun.body(), "$.progress")).isZero();
        assertThat(JsonPath.<Integer>read(begun.body(), "$.estimated_time")).isPositive();
        String id = JsonPath.read(begun.body(), "$.project_id");

        String done = completed(id);
        Path video = media.download(port, JsonPath.read(done, "$.url"), "video.mp4");
        assertThat(TestMedia.facts(video, "stream=codec_name")).containsExactly("h264", "aac");
        assertThat(TestMedia.seconds(video)).isCloseTo(JsonPath.<Double>read(done, "$.duration"), within(0.1));

        assertThat(middle(preview(id, 0, 0.1)).getRed()).isGreaterThan(200);
        assertThat(middle(preview(id, 1, 0.5)).getGreen()).isGreaterThan(200);
        assertThat(caller.post("/json2video/preview", preview(id, 7, "0")).statusCode())
                .isEqualTo(400);
        assertThat(new People(port)
                        .user()
                        .api()
                        .get("/json2video/projects/" + id)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPlanIsShownWithoutBeingMade() throws IOException {
        String plan = SMALL + ",\"scenes\":[{\"duration\":2,\"background\":\"#0000FF\"},"
                + "{\"duration\":2,\"elements\":[{\"type\":\"image\",\"url\":\"https://example.com/a.png\"}]}]";
        HttpResponse<String> first = caller.post("/json2video/preview", "{" + plan + ",\"time\":1.5}");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(JsonPath.<Double>read(first.body(), "$.timestamp")).isEqualTo(1.5);
        assertThat(middle(first).getBlue()).isGreaterThan(240);
        HttpResponse<String> second = caller.post("/json2video/preview", "{" + plan + ",\"scene_index\":1,\"time\":0}");
        assertThat(second.statusCode()).isEqualTo(409);
    }

    @Test
    void whatIsWrongWithAPlanIsNamed() {
        HttpResponse<String> answer = caller.post(
                "/json2video/projects",
                "{\"scenes\":[{\"elements\":[{\"type\":\"image\",\"url\":" + "\"http://169.254.169.254/latest\"}]}]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("scenes[0].elements[0].url", "must lead to a public address");
        assertThat(caller.post("/json2video/projects", "{\"scenes\":[{\"duration\":NaN}]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aTextThatNoTypefaceHasIsRefusedAndALittleOfItNamed() {
        String scene =
                SMALL + ",\"scenes\":[{\"duration\":0.4,\"elements\":[{\"type\":\"text\",\"content\":\"%s\"}]}]}";
        for (String path : List.of("/json2video/projects", "/json2video/preview")) {
            HttpResponse<String> refused = caller.post(path, "{" + scene.formatted("𓀀𓀁"));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(JsonPath.<String>read(refused.body(), "$.detail"))
                    .contains("scenes[0]", "𓀀 (U+13000), 𓀁 (U+13001)");
        }
        HttpResponse<String> begun = caller.post("/json2video/projects", "{" + scene.formatted("Era uma vez 𓀀"));
        assertThat(JsonPath.<String>read(begun.body(), "$.warnings[0]"))
                .startsWith("scenes[0]")
                .endsWith("𓀀 (U+13000)");
        String done = completed(JsonPath.read(begun.body(), "$.project_id"));
        assertThat(JsonPath.<List<String>>read(done, "$.warnings")).hasSize(1);
    }

    @Test
    void templatesAreListedShownAndFilledIn() throws IOException {
        HttpResponse<String> list = caller.with("Accept-Language", "pt-BR").get("/templates");
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(JsonPath.<List<String>>read(list.body(), "$.templates[*].id"))
                .containsExactly("title", "quote", "list", "product", "news", "lyric");
        assertThat(JsonPath.<String>read(list.body(), "$.templates[1].name")).isEqualTo("Citação");
        BufferedImage shown =
                ImageIO.read(media.download(port, JsonPath.read(list.body(), "$.templates[0].preview_url"), "t.jpg")
                        .toFile());
        assertThat(shown.getHeight()).isEqualTo(1920);

        String one = caller.get("/templates/quote").body();
        assertThat(JsonPath.<List<Object>>read(one, "$.config.scenes")).hasSize(1);
        assertThat(JsonPath.<String>read(one, "$.variables[0].name")).isEqualTo("quote");
        assertThat(caller.get("/templates/none").statusCode()).isEqualTo(404);

        HttpResponse<String> missing = caller.post("/templates/generate", "{\"template_id\":\"news\"}");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body()).contains("must have headline");
        HttpResponse<String> begun = caller.post(
                "/templates/generate",
                "{\"template_id\":\"lyric\"," + SMALL
                        + ",\"variables\":{\"lines\":[\"La\",\"Lo\"],\"seconds_per_line\":0.6}}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        String done = completed(JsonPath.read(begun.body(), "$.project_id"));
        assertThat(JsonPath.<Double>read(done, "$.duration")).isCloseTo(1.2, within(0.01));
    }

    private String completed(String id) {
        await().atMost(Duration.ofSeconds(120)).until(() -> !JsonPath.read(
                        caller.get("/json2video/projects/" + id).body(), "$.status")
                .equals("processing"));
        String body = caller.get("/json2video/projects/" + id).body();
        assertThat(JsonPath.<String>read(body, "$.status")).as(body).isEqualTo("completed");
        return body;
    }

    private HttpResponse<String> preview(String id, int scene, double time) {
        HttpResponse<String> answer = caller.post("/json2video/preview", preview(id, scene, String.valueOf(time)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String preview(String id, int scene, String time) {
        return "{\"project_id\":\"" + id + "\",\"scene_index\":" + scene + ",\"time\":" + time + "}";
    }

    /** A pixel beside the text. */
    private java.awt.Color middle(HttpResponse<String> answer) throws IOException {
        Path file = media.download(port, JsonPath.read(answer.body(), "$.preview_url"), "preview.jpg");
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(160);
        return new java.awt.Color(picture.getRGB(20, 10));
    }
}
