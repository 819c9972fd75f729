package dev.claquete.studio.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@StudioTest
class CaptionControllerTest {

    private static final String SRT = "1\\n00:00:00,200 --> 00:00:00,800\\n<b>Olá</b>, mundo!\\n";
    private static final String WORDS =
            "{\"words\":[{\"word\":\"Olá\",\"start\":0.1,\"end\":0.4},{\"word\":\"mundo\",\"start\":0.4,\"end\":0.9}]}";

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
    void theOldProductsRequestGivesItsAnswer() {
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1));
        HttpResponse<String> answer =
                caller.post("/video/caption", "{\"url_video\":\"" + video + "\",\"srt\":\"" + SRT + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.code")).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.message")).isEqualTo("Video caption added successfully");
        assertThat(JsonPath.<Object>read(answer.body(), "$.execution.durationSeconds"))
                .isNotNull();
        assertThat(JsonPath.<String>read(answer.body(), "$.stats.jobId")).isNotEmpty();
        Path made = media.download(port, JsonPath.read(answer.body(), "$.video_url"), "made.mp4");
        assertThat(TestMedia.facts(made, "stream=codec_name,width,height,nb_frames"))
                .containsExactly("h264", "160", "90", "10");
    }

    @Test
    void subtitlesMayBeInALegacyEncodingNamedOrNot() throws Exception {
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1));
        Path file = Files.write(
                folder.resolve("gbk.srt"),
                "1\n00:00:00,200 --> 00:00:00,800\n<i>我们跑步</i>\n".getBytes(Charset.forName("GBK")));
        String srt = TestMedia.upload(caller, file);
        for (String encoding : List.of("", ",\"encoding\":\"gbk\"")) {
            HttpResponse<String> answer = caller.post(
                    "/video/caption", "{\"url_video\":\"" + video + "\",\"url_srt\":\"" + srt + "\"" + encoding + "}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        for (String route :
                List.of("/video/caption\",\"url_srt", "/video/caption_style\",\"type\":\"segments\",\"url_caption")) {
            String[] parts = route.split("\",\"", 2);
            HttpResponse<String> refused = caller.post(
                    parts[0],
                    "{\"url_video\":\"" + video + "\",\"" + parts[1] + "\":\"" + srt + "\",\"encoding\":\"klingon\"}");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(refused.body()).contains("encoding: must name a character encoding");
        }
    }

    @Test
    void wordsMayBeInTheRequest() {
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1));
        HttpResponse<String> answer = caller.post(
                "/video/caption",
                "{\"url_video\":\"" + video + "\",\"words\":" + WORDS
                        + ",\"style\":{\"position\":\"middle_center\",\"uppercase\":true},\"output\":{\"fps\":5}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Path made = media.download(port, JsonPath.read(answer.body(), "$.video_url"), "made.mp4");
        assertThat(TestMedia.facts(made, "stream=nb_frames")).containsExactly("5");
    }

    @Test
    void whatNoTypefaceHasIsLeftOutOfSubtitlesAndNamedOrTheyAreRefused() {
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1));
        String request = "{\"url_video\":\"" + video + "\",\"language\":\"zh-TW\",\"srt\":\"" + SRT + "\"}";
        HttpResponse<String> warned = caller.post("/video/caption", request.replace("mundo!", "mundo 𓀀 inteiro!"));
        assertThat(warned.statusCode()).as(warned.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(warned.body(), "$.warnings[0]"))
                .startsWith("srt: these characters are left out")
                .endsWith("𓀀 (U+13000)");
        assertThat(JsonPath.<Integer>read(warned.body(), "$.code")).isEqualTo(200);
        String job = JsonPath.read(warned.body(), "$.stats.jobId");
        assertThat(JsonPath.<String>read(caller.get("/job/" + job).body(), "$.output.warnings[0]"))
                .endsWith("𓀀 (U+13000)");

        HttpResponse<String> refused = caller.post("/video/caption", request.replace("mundo!", "𓀀𓀁𓀂"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(JsonPath.<String>read(refused.body(), "$.message"))
                .startsWith("srt: more than a tenth of its characters cannot be shown")
                .contains("U+13000", "U+13001", "U+13002");
    }

    @Test
    void aFileWithoutSubtitlesIsSaidToBeOne() {
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1));
        HttpResponse<String> answer = caller.post(
                "/video/caption", "{\"url_video\":\"" + video + "\",\"srt\":\"" + "nenhuma hora aqui" + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(JsonPath.<String>read(answer.body(), "$.message"))
                .startsWith("srt: no subtitle can be read; line 1 should be times");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caption | {} | url_video and url_srt are required",
                "caption | {\"url_video\":\"https://example.com/v.mp4\"} | url_video and url_srt are required",
                "caption | {\"url_srt\":\"https://example.com/v.srt\"} | url_video and url_srt are required",
                "caption | {\"type\":\"highlight\"} | url_video and url_words are required",
                "caption | {\"type\":\"karaoke\"} | type: must be one of segments, highlight",
                "caption | {\"language\":\"no language\"} | language: must be a language such as pt-BR or zh-TW",
                "caption | {\"style\":{\"color\":\"red\"}} | style.color: must be a colour such as #FFD60A",
                "caption | {\"style\":{\"size\":7}} | style.size: must be from 8 to 300",
                "caption | {\"style\":{\"font\":\"Comic Sans\"}} | style.font: must be one of Inter, Inter Black, Inter Bold, Inter ExtraBold, Inter SemiBold",
                "caption | {\"style\":{\"max_width\":1.5}} | style.max_width: must be from 0.2 to 1",
                "caption | {\"style\":{\"position\":\"left\"}} | style.position: must be one of top_left, top_center, top_right, middle_left, middle_center, middle_right, bottom_left, bottom_center, bottom_right",
                "caption | {\"url_video\":\"https://example.com/v.mp4\",\"words\":[{\"word\":\"a\"}]} | words: words[0].start must be a number of seconds",
                "caption | {\"url_video\":\"http://127.0.0.1/v.mp4\",\"url_srt\":\"https://example.com/s.srt\"} | url_video: must lead to a public address on the internet",
                "caption_style | {} | type: must be one of segments, highlight",
                "caption_style | {\"type\":\"segments\"} | url_video: is required",
                "caption_style | {\"type\":\"segments\",\"style\":{\"colors\":{\"primary\":\"#FFF\"}}} | style.colors.primary: must be a colour such as #FFD60A",
                "caption_style | {\"type\":\"segments\",\"style\":{\"border\":{\"style\":2}}} | style.border.style: must be one of 0, 1, 3, 4",
                "caption_style | {\"type\":\"segments\",\"style\":{\"position\":{\"alignment\":10}}} | style.position.alignment: must be from 1 to 9 or one of top_left, top_center, top_right, middle_left, middle_center, middle_right, bottom_left, bottom_center, bottom_right",
                "caption_style | {\"type\":\"segments\",\"style\":{\"font\":{\"size\":\"big\"}}} | style.font.size: has the wrong type",
                "caption_style | {\"type\":\"highlight\",\"style\":{\"highlight_borda\":0}} | style.highlight_borda: must be from 1 to 50"
            })
    void whatBreaksARuleIsNamedBeforeAnythingBegins(String route, String body, String sentence) {
        HttpResponse<String> answer = caller.post("/video/" + route, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.error")).isEqualTo("Bad Request");
        assertThat(JsonPath.<String>read(answer.body(), "$.message")).isEqualTo(sentence);
    }
}
