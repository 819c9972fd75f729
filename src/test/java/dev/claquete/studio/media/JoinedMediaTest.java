package dev.claquete.studio.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The routes that put several media together, as their callers know them; what the operations make is tested where they are. */
@StudioTest
class JoinedMediaTest {

    private static final String ELSEWHERE = "https://example.com/v.mp4";

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
    void videosAreJoinedAsTheGpuApiDoesIt() {
        String first = upload(media.video("one.mp4", 96, 54, 10, 0.6));
        String second = upload(media.video("two.mp4", 64, 64, 25, 0.4));

        HttpResponse<String> answer = caller.post(
                "/video/concatenate",
                "{\"video_urls\":[{\"video_url\":\"" + first + "\"},\"" + second
                        + "\"],\"path\":\"a/b/\",\"output_filename\":\"c.mp4\",\"id_roteiro\":7}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.code")).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.stats.video_count")).isEqualTo(2);
        Path made = media.download(port, JsonPath.read(answer.body(), "$.video_url"), "joined.mp4");
        assertThat(TestMedia.facts(made, "stream=width,height,nb_frames")).containsExactly("96", "54", "25");
    }

    @Test
    void videosAreCycledToTheLengthOfASound() {
        String video = upload(media.video("one.mp4", 64, 36, 10, 0.5));
        String audio = upload(media.tone("a.wav", 1.23));

        HttpResponse<String> answer = caller.post(
                "/runpod/video/concat_video_audio",
                "{\"video_urls\":[{\"video_url\":\"" + video + "\"}],\"url_audio\":\"" + audio + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Path made = media.download(port, JsonPath.read(answer.body(), "$.video_url"), "cycled.mp4");
        assertThat(TestMedia.facts(made, "stream=codec_name,nb_frames"))
                .startsWith("h264", "13")
                .contains("aac");
    }

    @Test
    void musicIsPutUnderAVideo() {
        String video = upload(media.video("one.mp4", 64, 36, 5, 2));
        String music = upload(media.tone("m.mp3", 1));

        HttpResponse<String> answer = caller.post(
                "/video/trilhasonora", "{\"url_video\":\"" + video + "\",\"trilha_sonora\":\"" + music + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.stats.loops_applied"))
                .isEqualTo(2);
        assertThat(JsonPath.<Double>read(answer.body(), "$.stats.video_duration"))
                .isCloseTo(2, within(0.01));
    }

    @Test
    void picturesBecomeASlideshow() {
        String red = upload(media.picture("r.png", "red", 64, 64));
        String blue = upload(media.picture("b.jpg", "blue", 90, 40));
        String music = upload(media.tone("m.mp3", 1));

        HttpResponse<String> answer = caller.post(
                "/v2/video/slideshow",
                "{\"images\":[\"" + red + "\",\"" + blue + "\"],\"duration_per_image\":1,\"transition\":\"slide_left\","
                        + "\"effect\":\"ken_burns\",\"music_url\":\"" + music
                        + "\",\"output\":{\"width\":128,\"height\":72,\"fps\":10}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo("completed");
        assertThat(JsonPath.<String>read(answer.body(), "$.job_id")).isEqualTo(JsonPath.read(answer.body(), "$.id"));
        assertThat(JsonPath.<Double>read(answer.body(), "$.duration")).isCloseTo(2, within(0.01));
        assertThat(JsonPath.<Integer>read(answer.body(), "$.width")).isEqualTo(128);
        Path made = media.download(port, JsonPath.read(answer.body(), "$.url"), "show.mp4");
        assertThat(TestMedia.facts(made, "stream=codec_name,nb_frames"))
                .startsWith("h264", "20")
                .contains("aac");
    }

    @Test
    void aLogoIsLaidOverAVideo() {
        String video = upload(media.video("one.mp4", 160, 90, 10, 1));
        String logo = upload(media.picture("logo.png", "white", 20, 20));

        HttpResponse<String> answer = caller.post(
                "/v2/video/overlay",
                "{\"video_url\":\"" + video + "\",\"overlay_url\":\"" + logo
                        + "\",\"position\":{\"x\":0.1,\"y\":0.1},\"size\":{\"width\":0.2,\"height\":0.2},"
                        + "\"start_time\":0,\"end_time\":10}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Path made = media.download(port, JsonPath.read(answer.body(), "$.url"), "overlaid.mp4");
        assertThat(TestMedia.facts(made, "stream=width,height,nb_frames")).containsExactly("160", "90", "10");
    }

    @Test
    void whatBreaksARuleIsNamed() {
        SoftAssertions softly = new SoftAssertions();
        String two = "\"" + ELSEWHERE + "\",\"" + ELSEWHERE + "\"";
        refused(softly, "/video/concatenate", "{}", "video_urls: ");
        refused(softly, "/video/concatenate", "{\"video_urls\":[\"" + ELSEWHERE + "\"]}", "video_urls: ");
        refused(softly, "/video/concatenate", "{\"video_urls\":[" + many(51) + "]}", "video_urls: ");
        refused(softly, "/video/concatenate", "{\"video_urls\":[null,null]}", "video_urls[0].video_url: ");
        refused(
                softly,
                "/video/concatenate",
                "{\"video_urls\":[\"" + ELSEWHERE + "\",\"http://127.0.0.1/\"]}",
                "video_urls[1].video_url: ");
        refused(softly, "/video/cycle", "{\"video_urls\":[" + two + "]}", "url_audio: ");
        refused(
                softly,
                "/video/concatenate",
                "{\"video_urls\":[" + two + "],\"output\":{\"fps\":1000}}",
                "output.fps: ");
        String sound = "\"url_video\":\"" + ELSEWHERE + "\",\"trilha_sonora\":\"https://example.com/a.mp3\"";
        refused(softly, "/video/soundtrack", "{" + sound + ",\"volume_db\":70}", "volume_db: ");
        refused(softly, "/video/soundtrack", "{" + sound + ",\"volume_reduction_db\":-1}", "volume_reduction_db: ");
        refused(softly, "/video/soundtrack", "{" + sound + ",\"fade_out\":\"NaN\"}", "fade_out: ");
        refused(softly, "/v2/video/slideshow", "{\"images\":[]}", "images: ");
        refused(softly, "/v2/video/slideshow", "{\"images\":[" + many(201) + "]}", "images: ");
        String show = "\"images\":[\"https://example.com/1.png\"]";
        refused(softly, "/v2/video/slideshow", "{" + show + ",\"transition\":\"star\"}", "transition: ");
        refused(softly, "/v2/video/slideshow", "{" + show + ",\"transition_duration\":4}", "transition_duration: ");
        refused(softly, "/v2/video/slideshow", "{" + show + ",\"duration_per_image\":0}", "duration_per_image: ");
        refused(softly, "/v2/video/slideshow", "{" + show + ",\"fit\":\"stretch\"}", "fit: ");
        refused(softly, "/v2/video/slideshow", "{" + show + ",\"effect\":\"spin\"}", "effect: ");
        String over = "\"video_url\":\"" + ELSEWHERE + "\",\"overlay_url\":\"https://example.com/l.png\"";
        refused(softly, "/v2/video/overlay", "{\"video_url\":\"" + ELSEWHERE + "\"}", "overlay_url: ");
        refused(softly, "/v2/video/overlay", "{" + over + ",\"position\":{\"x\":1.5}}", "position.x: ");
        refused(softly, "/v2/video/overlay", "{" + over + ",\"size\":{\"height\":0}}", "size.height: ");
        refused(softly, "/v2/video/overlay", "{" + over + ",\"start_time\":2,\"end_time\":2}", "end_time: ");
        refused(softly, "/v2/video/overlay", "{" + over + ",\"opacity\":2}", "opacity: ");
        softly.assertAll();
    }

    private void refused(SoftAssertions softly, String route, String body, String sentence) {
        HttpResponse<String> answer = caller.post(route, body);
        softly.assertThat(answer.statusCode()).as("%s %s", route, answer.body()).isEqualTo(400);
        String said = route.startsWith("/v2") ? "$.detail" : "$.message";
        softly.assertThat(JsonPath.<String>read(answer.body(), said)).startsWith(sentence);
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + ELSEWHERE + "\"").collect(Collectors.joining(","));
    }

    private String upload(Path file) {
        return TestMedia.upload(caller, file);
    }
}
