package dev.claquete.studio.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.TextNode;
import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Thumbnails, optimizing, pictures and text, over HTTP. What is in the files is tested beside the operations. */
@StudioTest
class StillRoutesTest {

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    private TestMedia media;
    private Api caller;

    @BeforeEach
    void caller() {
        media = new TestMedia(folder);
        caller = new People(port).user().api();
    }

    @Test
    void aThumbnailIsAPictureOfTheSizeWanted() throws IOException {
        String video = TestMedia.upload(caller, greys("g.mp4"));
        String answer = answer(
                "/thumbnails/generate", "{\"video_url\":\"" + video + "\",\"time\":0.5,\"width\":64,\"height\":36}");
        assertThat(JsonPath.<Integer>read(answer, "$.width")).isEqualTo(64);
        assertThat(JsonPath.<Integer>read(answer, "$.height")).isEqualTo(36);
        assertThat(JsonPath.<Double>read(answer, "$.timestamp")).isEqualTo(0.5);
        Path jpg = media.download(port, JsonPath.read(answer, "$.thumbnail_url"), "t.jpg");
        assertThat(TestMedia.facts(jpg, "stream=codec_name,width,height")).containsExactly("mjpeg", "64", "36");
        assertThat(ImageIO.read(jpg.toFile()).getRGB(30, 20) & 255)
                .isCloseTo((20 + 10 * 5 - 16) * 255 / 219, within(4));
    }

    @Test
    void aBatchAnswersForEachVideoInItsOrder() {
        String video = TestMedia.upload(caller, greys("g.mp4"));
        String videos =
                "{\"videos\":[{\"url\":\"" + video + "\",\"time\":0.9},{\"url\":\"" + video + "\",\"time\":%s}]}";
        String answer = answer("/thumbnails/batch", videos.formatted("0"));
        assertThat(JsonPath.<List<Double>>read(answer, "$.thumbnails[*].timestamp"))
                .containsExactly(0.9, 0.0);
        assertThat(JsonPath.<List<String>>read(answer, "$.thumbnails[*].video_url"))
                .containsExactly(video, video);
        List<String> urls = JsonPath.read(answer, "$.thumbnails[*].thumbnail_url");
        assertThat(urls).doesNotHaveDuplicates().hasSize(2);
        assertThat(JsonPath.<List<Object>>read(answer, "$.thumbnails[*].error")).isEmpty();
    }

    @Test
    void inABatchAVideoThatFailsLeavesTheOthersAlone() throws IOException {
        String video = TestMedia.upload(caller, greys("g.mp4"));
        String picture = TestMedia.upload(caller, media.picture("p.png", "red", 32, 32));
        List<String> bad =
                List.of(picture, "uploads/nobody/has.mp4", "http://127.0.0.1:1/v.mp4", "ftp://example.com/v.mp4");
        StringBuilder videos = new StringBuilder();
        bad.forEach(url -> videos.append("{\"url\":\"").append(url).append("\",\"time\":0.5},"));
        String answer = answer(
                "/thumbnails/batch",
                "{\"videos\":[" + videos + "{\"url\":\"" + video + "\",\"time\":0.5},{\"url\":\"" + video
                        + "\",\"time\":30}],\"width\":64,\"height\":36}");

        assertThat(JsonPath.<List<String>>read(answer, "$.thumbnails[*].video_url"))
                .as("each in its place")
                .containsExactly(bad.get(0), bad.get(1), bad.get(2), bad.get(3), video, video);
        for (int i = 0; i < bad.size(); i++) {
            assertThat(JsonPath.<String>read(answer, "$.thumbnails[" + i + "].error"))
                    .startsWith("videos[" + i + "].url: ");
            assertThat(JsonPath.<Object>read(answer, "$.thumbnails[" + i + "].thumbnail_url"))
                    .isNull();
        }
        assertThat(JsonPath.<String>read(answer, "$.thumbnails[5].error"))
                .startsWith("videos[5].time: must be at most");
        Path jpg = media.download(port, JsonPath.read(answer, "$.thumbnails[4].thumbnail_url"), "t.jpg");
        assertThat(TestMedia.facts(jpg, "stream=codec_name,width,height")).containsExactly("mjpeg", "64", "36");
        assertThat(JsonPath.<Integer>read(answer, "$.thumbnails[4].width")).isEqualTo(64);
    }

    @Test
    void aBatchOfNothingButBadVideosIsAnsweredForTooAndCostsNothing() {
        HttpResponse<String> answer =
                caller.post("/thumbnails/batch", "{\"videos\":[{\"url\":\"uploads/nobody/has.mp4\",\"time\":1}]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.thumbnails[0].error"))
                .startsWith("videos[0].url: ");
        String job = caller.get(
                        "/job/" + answer.headers().firstValue("X-Job-Id").orElseThrow())
                .body();
        assertThat(JsonPath.<String>read(job, "$.output.images[0].error")).startsWith("videos[0].url: ");
    }

    @Test
    void whatIsWrongWithABatchItselfIsRefused() {
        for (List<String> wrong : List.of(
                List.of("{\"videos\":[]}", "videos: must have from 1 to 50 items"),
                List.of("{\"videos\":[{\"time\":1}]}", "videos[0].url: is required"),
                List.of("{\"videos\":[{\"url\":\"v.mp4\",\"time\":-1}]}", "videos[0].time: must be from 0 to 86400"),
                List.of("{\"videos\":[{\"url\":\"v.mp4\"}],\"width\":0}", "width: must be from 1 to 4096"))) {
            HttpResponse<String> answer = caller.post("/thumbnails/batch", wrong.get(0));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(JsonPath.<String>read(answer.body(), "$.detail")).startsWith(wrong.get(1));
        }
    }

    @Test
    void aVideoIsMadeToFitATargetSize() throws IOException {
        Path file = media.make(
                "v.mp4",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=160x90:rate=10:duration=2",
                "-crf",
                "4",
                "-pix_fmt",
                "yuv420p");
        long size = Files.size(file);
        String video = TestMedia.upload(caller, file);
        long target = size / 2;
        String answer = answer(
                "/utils/optimize",
                "{\"url\":\"" + video + "\",\"type\":\"video\",\"quality\":\"high\",\"target_size\":" + target + "}");
        Path made = media.download(port, JsonPath.read(answer, "$.url"), "made.mp4");
        assertThat(Files.size(made)).isBetween((long) (0.95 * target), target);
        assertThat(JsonPath.<String>read(answer, "$.status")).isEqualTo("success");
        assertThat(JsonPath.<Integer>read(answer, "$.original_size")).isEqualTo((int) size);
        assertThat(JsonPath.<Integer>read(answer, "$.optimized_size")).isEqualTo((int) Files.size(made));
        String small =
                answer("/utils/optimize", "{\"url\":\"" + video + "\",\"type\":\"video\",\"target_size\":\"10MB\"}");
        assertThat(JsonPath.<Boolean>read(small, "$.unchanged")).isTrue();
    }

    @Test
    void aPictureIsChangedFromAnAddressOrFromItsBytes() throws IOException {
        Path png = media.picture("p.png", "0x3060C0", 120, 90);
        String key = TestMedia.upload(caller, png);
        String resize = "\"operations\":[{\"type\":\"resize\",\"params\":{\"width\":80,\"height\":60}},"
                + "{\"type\":\"watermark\",\"params\":{\"image_url\":\"" + key
                + "\",\"position\":\"top-left\",\"scale\":0.2}}],"
                + "\"output_format\":\"PNG\"}";
        String base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(png));
        int colour = ImageIO.read(png.toFile()).getRGB(0, 0);
        for (String from : List.of(
                "{\"image_url\":\"" + key + "\",",
                "{\"url\":\"" + key + "\",",
                "{\"image\":\"data:image/png;base64," + base64 + "\",")) {
            String answer = answer("/v2/processing/image", from + resize);
            assertThat(JsonPath.<String>read(answer, "$.status")).isEqualTo("success");
            assertThat(JsonPath.<String>read(answer, "$.metadata.format")).isEqualTo("PNG");
            Path made = media.download(port, JsonPath.read(answer, "$.url"), "made.png");
            assertThat(TestMedia.facts(made, "stream=codec_name,width,height")).containsExactly("png", "80", "60");
            assertThat(ImageIO.read(made.toFile()).getRGB(40, 30)).isEqualTo(colour);
        }
    }

    @Test
    void aTextComesAsAPictureWithItsMeasures() throws IOException {
        String answer = answer(
                "/v2/processing/text",
                "{\"text\":\"Texto para processar\",\"font_name\":\"Arial Bold\",\"size\":32,\"max_width\":200,"
                        + "\"language\":\"pt-br\",\"color\":[200,0,0],\"alignment\":\"left\"}");
        BufferedImage picture = ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(JsonPath.<String>read(answer, "$.image"))));
        assertThat(picture.getWidth()).isEqualTo(200).isEqualTo(JsonPath.<Integer>read(answer, "$.metrics.width"));
        assertThat(picture.getHeight()).isEqualTo(JsonPath.<Integer>read(answer, "$.metrics.height"));
        assertThat(JsonPath.<Integer>read(answer, "$.metrics.lines")).isEqualTo(2);
        assertThat(JsonPath.<String>read(answer, "$.metrics.font")).isEqualTo("Inter Bold");
        Path linked = media.download(port, JsonPath.read(answer, "$.url"), "text.png");
        assertThat(ImageIO.read(linked.toFile()).getHeight()).isEqualTo(picture.getHeight());
    }

    @Test
    void whatNoTypefaceHasIsLeftOutOfATextAndNamedOrTheTextIsRefused() {
        String answer = answer("/v2/processing/text", "{\"text\":\"Era uma vez no Egito 𓀀\"}");
        assertThat(JsonPath.<List<String>>read(answer, "$.warnings"))
                .containsExactly(
                        "text: these characters are left out, because no available font has them: 𓀀 (U+13000)");
        assertThat(JsonPath.<Map<String, Object>>read(answer, "$.metrics")).doesNotContainKey("warnings");
        assertThat(JsonPath.<Map<String, Object>>read(
                        answer("/v2/processing/text", "{\"text\":\"们步为开鸟树跑\",\"language\":\"zh-CN\"}"), "$"))
                .doesNotContainKey("warnings");

        HttpResponse<String> refused = caller.post("/v2/processing/text", "{\"text\":\"Egito 𓀀𓀁\"}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(JsonPath.<String>read(refused.body(), "$.detail"))
                .contains("more than a tenth", "𓀀 (U+13000), 𓀁 (U+13001)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/thumbnails/generate | {} | video_url: is required",
                "/thumbnails/generate | {'video_url':'https://example.com/v.mp4','time':-1} | time: must be from 0 to 86400",
                "/thumbnails/generate | {'video_url':'https://example.com/v.mp4','width':9999} | width: must be from 1 to 4096",
                "/thumbnails/generate | {'video_url':'https://example.com/v.mp4','fit':'zoom'} | fit: must be one of cover, contain",
                "/thumbnails/generate | {'video_url':'http://127.0.0.1/v.mp4'} | video_url: must ",
                "/thumbnails/batch | {'videos':[]} | videos: must have from 1 to 50 items",
                "/thumbnails/batch | {'videos':[null]} | videos[0].url: is required",
                "/utils/optimize | {'url':'https://example.com/v.mp4'} | type: is required",
                "/utils/optimize | {'url':'https://example.com/v','type':'text'} | type: must be one of video, image, audio",
                "/utils/optimize | {'url':'https://example.com/v','type':'video','target_size':'ten'} | target_size: must be a size",
                "/utils/optimize | {'url':'https://example.com/v','type':'video','target_size':'0'} | target_size: must be",
                "/v2/processing/image | {'operations':[]} | image_url: is required",
                "/v2/processing/image | {'image':'aGVsbG8='} | image: must be a picture in base64 (PNG",
                "/v2/processing/image | {'image':'***'} | image: must be a picture in base64 (PNG",
                "/v2/processing/image | {'image_url':'https://example.com/i','operations':[{'type':'melt'}]} | operations[0].type: must be one of",
                "/v2/processing/image | {'image_url':'https://example.com/i','operations':[{'type':'resize'}]} | operations[0].params: must have width",
                "/v2/processing/image | {'image_url':'https://example.com/i','operations':[{'type':'blur','params':{'radius':1e9}}]} | operations[0].params.radius: must be a number from 0.1 to 250",
                "/v2/processing/image | {'image_url':'https://example.com/i','operations':[{'type':'rotate','params':{'angle':'x'}}]} | operations[0].params.angle: must be a number",
                "/v2/processing/image | {'image_url':'https://example.com/i','operations':[null]} | operations[0]",
                "/v2/processing/image | {'image_url':'https://example.com/i','output_format':'GIF'} | output_format: must be one of jpeg, png, webp",
                "/v2/processing/text | {} | text: is required",
                "/v2/processing/text | {'text':'a','color':[0,0,300]} | color: must be a colour",
                "/v2/processing/text | {'text':'a','alignment':'justify'} | alignment: must be left, center or right",
                "/v2/processing/text | {'text':'a','max_width':0.5} | max_width: must be a whole number from 1 to 8192",
            })
    void whatBreaksARuleIsNamedAtOnce(String path, String body, String sentence) {
        HttpResponse<String> answer = caller.post(path, body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).startsWith(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "10MB, 10000000",
        "500KB, 500000",
        "1.5 GB, 1500000000",
        "2MiB, 2097152",
        "12345, 12345",
        "700b, 700",
        "1m, 1000000"
    })
    void sizesAreReadAsPeopleWriteThem(String written, long bytes) {
        assertThat(ByteCount.parse("target_size", new TextNode(written))).isEqualTo(bytes);
    }

    /** Luma 20 at first and 10 more with each frame, ten frames in a second. */
    private Path greys(String name) {
        return media.make(
                name,
                "-f",
                "lavfi",
                "-i",
                "color=c=black:size=128x72:rate=10:duration=1,format=yuv420p,geq=lum='20+10*N':cb=128:cr=128",
                "-crf",
                "4");
    }

    private String answer(String path, String body) {
        HttpResponse<String> answer = caller.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
