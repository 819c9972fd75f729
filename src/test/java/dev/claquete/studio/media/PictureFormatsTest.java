package dev.claquete.studio.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.render.SampleFormats;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pictures as phones, browsers, scanners and print shops make them, through the routes that take pictures. */
@StudioTest
class PictureFormatsTest {

    private static final String SMALL = "\"output\":{\"width\":96,\"height\":64,\"fps\":10}";

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
    void theLibraryKeepsAPictureAsItWasUploadedByWhateverName() throws IOException {
        String key = upload("turned.webp", "photo.jpg");

        assertThat(key).endsWith(".webp");
    }

    @Test
    void anyOfThemIsFilmedUprightAndInItsColours() throws IOException {
        List<String> names = List.of("grid.heic", "turned.tif", "cmyk.jpg", "single.avif", "turned.webp", "runs.bmp");
        StringBuilder images = new StringBuilder();
        for (String name : names) {
            images.append(images.length() == 0 ? "" : ",")
                    .append("{\"id\":\"" + name + "\",\"image_url\":\"" + upload(name, name)
                            + "\",\"duracao\":0.2,\"zoom_type\":\"static\"}");
        }

        HttpResponse<String> answer = caller.post("/video/img2vid", "{\"images\":[" + images + "]," + SMALL + "}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> urls = JsonPath.read(answer.body(), "$.videos[*].video_url");
        for (int i = 0; i < names.size(); i++) {
            BufferedImage frame = frame(media.download(port, urls.get(i), "filmed.mp4"), 0);
            assertNear(names.get(i), frame.getRGB(12, 12), 0xE01020);
            assertNear(names.get(i), frame.getRGB(84, 12), 0x10B030);
            assertNear(names.get(i), frame.getRGB(12, 52), 0x2030D0);
            assertNear(names.get(i), frame.getRGB(84, 52), 0xFFFFFF);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 80, 300", "',\"background\":\"blur\"', 80, 300", "',\"background\":\"#204060\"', 54, 60"})
    void aTransparentPictureLiesOnItselfOrOnTheColourThatIsWanted(String option, int from, int to) throws IOException {
        String key = upload("alpha.heic", "logo.heic");

        HttpResponse<String> answer = caller.post(
                "/v2/video/slideshow",
                "{\"images\":[\"" + key + "\"],\"duration_per_image\":0.5,\"effect\":\"none\"," + SMALL + option + "}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        BufferedImage frame = frame(media.download(port, JsonPath.read(answer.body(), "$.url"), "show.mp4"), 0);
        assertNear("picture", frame.getRGB(20, 12), 0xE01020);
        int ground = frame.getRGB(84, 32);
        int light = (2126 * (ground >> 16 & 255) + 7152 * (ground >> 8 & 255) + 722 * (ground & 255)) / 10_000;
        assertThat(light).as("ground #%06x", ground & 0xFFFFFF).isBetween(from, to);
    }

    @Test
    void aBackgroundThatIsNoneIsNamed() {
        for (String route : List.of("/v2/video/slideshow", "/video/img2vid")) {
            String images = route.endsWith("show")
                    ? "[\"https://example.com/a.png\"]"
                    : "[{\"id\":\"1\",\"image_url\":\"https://example.com/a.png\",\"duracao\":1}]";
            HttpResponse<String> answer = caller.post(route, "{\"images\":" + images + ",\"background\":\"red\"}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("background").contains("#RRGGBB");
        }
    }

    @Test
    void aGifMovesOverAVideoAndInASceneAndElsewhereShowsItsFirstFrame() throws IOException {
        String gif = upload("moving.gif", "sticker.gif");
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 1));

        HttpResponse<String> laid = caller.post(
                "/v2/video/overlay",
                "{\"video_url\":\"" + video + "\",\"overlay_url\":\"" + gif
                        + "\",\"position\":{\"x\":0,\"y\":0},\"size\":{\"width\":0.4,\"height\":0.5333}}");
        assertThat(laid.statusCode()).as(laid.body()).isEqualTo(200);
        Path overlaid = media.download(port, JsonPath.read(laid.body(), "$.url"), "laid.mp4");
        assertNear("red at first", frame(overlaid, 0).getRGB(8, 24), 0xFF0000);
        assertNear("blue in its third step", frame(overlaid, 5).getRGB(40, 24), 0x0000FF);
        assertNear("red again", frame(overlaid, 9).getRGB(8, 24), 0xFF0000);

        HttpResponse<String> begun = caller.post(
                "/json2video/projects",
                "{\"output\":{\"width\":128,\"height\":96,\"fps\":10},\"scenes\":[{\"duration\":1,\"background\":\"#808080\","
                        + "\"elements\":[{\"type\":\"video\",\"url\":\"" + gif + "\"}]}]}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        String project = "/json2video/projects/" + JsonPath.read(begun.body(), "$.project_id");
        await().atMost(Duration.ofMinutes(3))
                .until(() ->
                        !JsonPath.read(caller.get(project).body(), "$.status").equals("processing"));
        Path scene = media.download(port, JsonPath.read(caller.get(project).body(), "$.url"), "scene.mp4");
        assertNear("the scene's ground", frame(scene, 5).getRGB(16, 48), 0x808080);
        assertNear("blue in its third step", frame(scene, 5).getRGB(80, 48), 0x0000FF);

        HttpResponse<String> changed =
                caller.post("/v2/processing/image", "{\"image_url\":\"" + gif + "\",\"operations\":[]}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"turned.webp, image/webp", "grid.heic, image/heic", "tiled.tif, image/tiff", "cmyk.jpg, image/jpeg"})
    void aPictureInBase64MayBeOfAnyFormat(String name, String type) {
        String base64 = Base64.getEncoder().encodeToString(SampleFormats.bytes(name));

        HttpResponse<String> answer = caller.post(
                "/v2/processing/image",
                "{\"image\":\"data:" + type + ";base64," + base64
                        + "\",\"operations\":[{\"type\":\"resize\",\"params\":{\"width\":48}}]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.metadata.width")).isEqualTo(48);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.metadata.height")).isEqualTo(32);
    }

    @Test
    void whatIsMadeSmallerIsMeasuredAgainstWhatArrived() throws IOException {
        String key = upload("deep.tif", "scan.tif");

        HttpResponse<String> answer =
                caller.post("/utils/optimize", "{\"url\":\"" + key + "\",\"type\":\"image\",\"quality\":\"low\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.original_size"))
                .isEqualTo(SampleFormats.bytes("deep.tif").length);
        assertThat(JsonPath.<String>read(answer.body(), "$.content_type")).isEqualTo("image/jpeg");
    }

    private String upload(String name, String called) throws IOException {
        return TestMedia.upload(caller, Files.write(folder.resolve(called), SampleFormats.bytes(name)));
    }

    private BufferedImage frame(Path video, int index) throws IOException {
        Path png = media.make(
                "frame-" + index + ".png",
                "-i",
                video.toString(),
                "-vf",
                "select=eq(n\\," + index + ")",
                "-frames:v",
                "1");
        return ImageIO.read(png.toFile());
    }

    private static void assertNear(String what, int pixel, int colour) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat((pixel >> shift & 255) - (colour >> shift & 255))
                    .as("%s: #%06x instead of #%06x", what, pixel & 0xFFFFFF, colour)
                    .isBetween(-14, 14);
        }
    }
}
