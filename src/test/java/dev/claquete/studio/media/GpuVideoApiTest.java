package dev.claquete.studio.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.TestServers;
import dev.claquete.studio.account.People;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The GPU video API as its programs know it: its manual's own commands, and its answers and errors word for word. */
@StudioTest
class GpuVideoApiTest {

    private static final Duration LONG = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    TestMedia media;
    Api caller;

    @BeforeEach
    void caller() {
        media = new TestMedia(folder);
        caller = Api.admin(port);
    }

    @Test
    void theManualsExampleOfFilmingImagesRunsAsItIsWritten() throws Exception {
        String command =
                """
                curl -X POST https://your-server.com/video/img2vid \\
                  -H "X-API-Key: your-api-key-here" \\
                  -H "Content-Type: application/json" \\
                  -d '{
                    "images": [
                      {
                        "id": "img-1",
                        "image_url": "https://picsum.photos/1920/1080?random=1",
                        "duracao": 5.5
                      },
                      {
                        "id": "img-2",
                        "image_url": "https://picsum.photos/1920/1080?random=2",
                        "duracao": 6.0
                      }
                    ]
                  }'
                """
                        .replace("your-api-key-here", TestServers.API_KEY)
                        .replace("https://picsum.photos/1920/1080?random=1", upload(caller, "red"))
                        .replace("https://picsum.photos/1920/1080?random=2", upload(caller, "blue"));

        HttpResponse<String> answer = Curl.run(Api.stranger(port), command);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<Map<String, Object>>read(answer.body(), "$"))
                .containsOnlyKeys("code", "message", "videos", "execution", "stats")
                .containsEntry("code", 200)
                .containsEntry("message", "Images converted to videos successfully");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.videos[*].id")).containsExactly("img-1", "img-2");
        assertThat(JsonPath.<Integer>read(answer.body(), "$.stats.total")).isEqualTo(2);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.stats.processed")).isEqualTo(2);
        timesAddUp(answer.body());
        int[] frames = {132, 144};
        int[] colours = {0xFF0000, 0x0000FF};
        for (int i = 0; i < 2; i++) {
            Path video =
                    media.download(port, JsonPath.read(answer.body(), "$.videos[" + i + "].video_url"), i + ".mp4");
            assertThat(TestMedia.facts(video, "stream=codec_name,width,height,r_frame_rate,nb_frames"))
                    .containsExactly("h264", "1920", "1080", "24/1", String.valueOf(frames[i]));
            near(picture(video, frames[i] - 1).getRGB(960, 540), colours[i]);
        }
    }

    @Test
    void theManualsExamplesOfAddingSoundPollingAndCancellingRunAsTheyAreWritten() {
        Api anyone = Api.stranger(port);
        String video = TestMedia.upload(caller, media.video("v.mp4", 160, 90, 10, 2));
        String audio = TestMedia.upload(caller, media.tone("a.mp3", 1));

        HttpResponse<String> made = Curl.run(
                anyone,
                """
                curl -X POST https://your-server.com/video/addaudio \\
                  -H "X-API-Key: your-api-key-here" \\
                  -H "Content-Type: application/json" \\
                  -d '{
                    "url_video": "https://example.com/video-no-audio.mp4",
                    "url_audio": "https://example.com/soundtrack.mp3"
                  }'
                """
                        .replace("your-api-key-here", TestServers.API_KEY)
                        .replace("https://example.com/video-no-audio.mp4", video)
                        .replace("https://example.com/soundtrack.mp3", audio));

        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(JsonPath.<Map<String, Object>>read(made.body(), "$"))
                .containsOnlyKeys("code", "message", "video_url", "execution", "stats")
                .containsEntry("message", "Video addaudio completed successfully");
        timesAddUp(made.body());
        Path file = media.download(port, JsonPath.read(made.body(), "$.video_url"), "made.mp4");
        assertThat(TestMedia.facts(file, "stream=codec_name")).containsExactly("h264", "aac");
        assertThat(TestMedia.seconds(file)).isCloseTo(1.05, within(0.1));

        String id = JsonPath.read(made.body(), "$.stats.jobId");
        HttpResponse<String> job = Curl.run(
                anyone,
                """
                curl -H "X-API-Key: your-api-key-here" \\
                  https://your-server.com/job/runpod-job-abc123
                """
                        .replace("your-api-key-here", TestServers.API_KEY)
                        .replace("runpod-job-abc123", id));
        assertThat(JsonPath.<String>read(job.body(), "$.id")).isEqualTo(id);
        assertThat(JsonPath.<String>read(job.body(), "$.status")).isEqualTo("COMPLETED");
        assertThat(JsonPath.<Integer>read(job.body(), "$.executionTime")).isPositive();
        assertThat(JsonPath.<String>read(job.body(), "$.output.video_url")).isNotEmpty();

        HttpResponse<String> cancel = Curl.run(
                anyone,
                """
                curl -X POST \\
                  -H "X-API-Key: your-api-key-here" \\
                  https://your-server.com/job/runpod-job-abc123/cancel
                """
                        .replace("your-api-key-here", TestServers.API_KEY)
                        .replace("runpod-job-abc123", id));
        assertThat(cancel.statusCode()).isEqualTo(500);
        same(cancel.body(), Map.of("error", "Failed to cancel job", "message", "Job is already completed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/video/addaudio | {} | url_video and url_audio are required",
                "/video/addaudio | {\"url_video\":\"https://example.com/v.mp4\"} | url_video and url_audio are required",
                "/video/img2vid  | {} | images array is required with at least one image",
                "/video/img2vid  | {\"images\":[]} | images array is required with at least one image",
                "/video/img2vid  | {\"images\":[null]} | Each image must have id, image_url, and duracao",
                "/video/img2vid  | {\"images\":[{\"id\":\"1\",\"image_url\":\"https://example.com/1.jpg\"}]}"
                        + " | Each image must have id, image_url, and duracao",
                "/video/img2vid  | {\"images\":[{\"id\":\"\",\"image_url\":\"https://example.com/1.jpg\",\"duracao\":1}]}"
                        + " | Each image must have id, image_url, and duracao",
            })
    void whatIsMissingIsToldInTheManualsWords(String path, String body, String message) {
        HttpResponse<String> answer = caller.post(path, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        same(answer.body(), Map.of("error", "Bad Request", "message", message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"id\":\"1\",\"duracao\":0 | images[1].duracao",
                "\"id\":\"1\",\"duracao\":-1 | images[1].duracao",
                "\"id\":\"1\",\"duracao\":601 | images[1].duracao",
                "\"id\":\"0\",\"duracao\":1 | images[1].id",
                "\"id\":\"1\",\"duracao\":1,\"zoom_type\":\"wobble\" | images[1].zoom_type",
                "\"id\":\"1\",\"duracao\":1,\"image_url\":\"http://127.0.0.1/x.png\" | images[1].image_url",
                "\"id\":\"1\",\"duracao\":1,\"image_url\":\"file:///etc/passwd\" | images[1].image_url",
            })
    void aRuleThatIsBrokenNamesTheImage(String second, String field) {
        String url = "\"image_url\":\"https://example.com/1.jpg\",";
        HttpResponse<String> answer = caller.post(
                "/video/img2vid",
                "{\"images\":[{" + url + "\"id\":\"0\",\"duracao\":1},{" + (second.contains("image_url") ? "" : url)
                        + second + "}]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.message")).startsWith(field + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"output\":{\"width\":640} | output.height",
                "\"output\":{\"width\":641,\"height\":360} | output.width",
                "\"output\":{\"width\":640,\"height\":36000} | output.height",
                "\"output\":{\"fps\":0} | output.fps",
                "\"output\":{\"fps\":61} | output.fps",
                "\"output\":{\"quality\":\"best\"} | output.quality",
                "\"zoom_types\":[\"zoomin\",\"wobble\"] | zoom_types[1]",
                "\"webhook_url\":\"http://10.0.0.1/\" | webhook_url",
            })
    void aWishThatCannotBeMetIsNamed(String more, String field) {
        String image = "{\"id\":\"ID\",\"image_url\":\"https://example.com/1.jpg\",\"duracao\":1}";
        HttpResponse<String> answer = caller.post(
                "/video/img2vid",
                "{\"images\":[" + image.replace("ID", "a") + "," + image.replace("ID", "b") + "]," + more + "}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.message")).startsWith(field + ": ");
    }

    @Test
    void moreImagesThanAreAllowedAreRefused() {
        StringBuilder images = new StringBuilder();
        for (int i = 0; i <= 50; i++) {
            images.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"" + i + "\",\"image_url\":\"https://example.com/1.jpg\",\"duracao\":1}");
        }
        HttpResponse<String> answer = caller.post("/video/img2vid", "{\"images\":[" + images + "]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.message")).isEqualTo("images: must have at most 50 images");
    }

    @Test
    void eachImageMayMoveInItsOwnWayAndTheOutputIsAsWished() throws Exception {
        String image = TestMedia.upload(
                caller,
                media.make(
                        "halves.png",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=white:s=320x180",
                        "-vf",
                        "drawbox=w=160:color=black:t=fill",
                        "-frames:v",
                        "1"));
        HttpResponse<String> answer = caller.post(
                "/video/img2vid",
                ("{\"images\":[{\"id\":\"a\",\"image_url\":\"KEY\",\"duracao\":0.5},"
                                + "{\"id\":\"b\",\"image_url\":\"KEY\",\"duracao\":0.5,\"zoom_type\":\"pan_left\"}],"
                                + "\"zoom_types\":[\"zoompanright\"],\"output\":{\"width\":320,\"height\":180,\"fps\":10}}")
                        .replace("KEY", image));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Path right = media.download(port, JsonPath.read(answer.body(), "$.videos[0].video_url"), "right.mp4");
        Path left = media.download(port, JsonPath.read(answer.body(), "$.videos[1].video_url"), "left.mp4");
        assertThat(TestMedia.facts(right, "stream=width,height,nb_frames")).containsExactly("320", "180", "5");
        assertThat(edge(right, 0)).isCloseTo(160, within(2.0));
        assertThat(edge(right, 4)).isCloseTo(160 * 1.324 - (320 * 1.324 - 320), within(2.0));
        assertThat(edge(left, 0)).isCloseTo(160 * 1.2 - 64, within(2.0));
        assertThat(edge(left, 4)).isCloseTo(160 * 1.2, within(2.0));
    }

    @Test
    void anImageThatIsNoneIsNamedByItsPlaceInTheList() {
        String good = TestMedia.upload(caller, media.picture("p.png", "red", 16, 16));
        String bad = TestMedia.upload(caller, media.tone("a.mp3", 1));
        HttpResponse<String> answer = caller.post(
                "/video/img2vid",
                "{\"images\":[{\"id\":\"a\",\"image_url\":\"" + good
                        + "\",\"duracao\":1},{\"id\":\"b\",\"image_url\":\"" + bad + "\",\"duracao\":1}]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.message")).startsWith("images[1].image_url: ");
    }

    @Test
    void aBatchOfOneIsABatch() {
        String image = TestMedia.upload(caller, media.picture("p.png", "red", 16, 16));
        HttpResponse<String> answer = caller.post(
                "/video/img2vid",
                "{\"images\":[{\"id\":\"only\",\"image_url\":\"" + image
                        + "\",\"duracao\":0.2}],\"output\":{\"width\":64,\"height\":36}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        String job = caller.get("/job/" + JsonPath.read(answer.body(), "$.stats.jobId"))
                .body();

        assertThat(JsonPath.<List<String>>read(job, "$.output.videos[*].id")).containsExactly("only");
        assertThat(JsonPath.<String>read(job, "$.output.videos[0].video_url")).isNotEmpty();
    }

    @Test
    void aJobIsPolledListedAndCancelled() {
        caller = new People(port).user().api();
        String image = TestMedia.upload(caller, media.picture("p.png", "red", 16, 16));
        HttpResponse<String> accepted = caller.post(
                "/video/img2vid",
                "{\"images\":[{\"id\":\"a\",\"image_url\":\"" + image
                        + "\",\"duracao\":600}],\"webhook_url\":\"https://example.com/hook\"}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String id = JsonPath.read(accepted.body(), "$.id");
        assertThat(JsonPath.<String>read(accepted.body(), "$.status")).isIn("IN_QUEUE", "IN_PROGRESS");

        await().atMost(LONG)
                .until(() -> JsonPath.<Integer>read(caller.get("/job/" + id).body(), "$.progress") > 10);
        String running = caller.get("/job/" + id).body();
        assertThat(JsonPath.<String>read(running, "$.status")).isEqualTo("IN_PROGRESS");
        assertThat(JsonPath.<Integer>read(running, "$.delayTime")).isNotNegative();
        assertThat(JsonPath.<String>read(running, "$.message")).startsWith("Filming 1 image");
        assertThat(JsonPath.<List<String>>read(caller.get("/job?limit=5").body(), "$.jobs[*].id"))
                .containsExactly(id);

        HttpResponse<String> cancelled = caller.send("POST", "/job/" + id + "/cancel", (String) null);
        assertThat(cancelled.statusCode()).isEqualTo(200);
        same(cancelled.body(), Map.of("message", "Job cancelled successfully", "jobId", id));
        assertThat(JsonPath.<String>read(caller.get("/job/" + id).body(), "$.status"))
                .isEqualTo("CANCELLED");
        same(
                caller.send("POST", "/job/" + id + "/cancel", (String) null).body(),
                Map.of("error", "Failed to cancel job", "message", "Job is already cancelled"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /job/runpod-job-abc123",
        "GET, /job/00000000-0000-0000-0000-000000000000",
        "POST, /job/runpod-job-abc123/cancel",
        "POST, /job/00000000-0000-0000-0000-000000000000/cancel"
    })
    void aJobThatIsNotThereIsToldInTheManualsWords(String method, String path) {
        HttpResponse<String> answer = caller.send(method, path, (String) null);

        assertThat(answer.statusCode()).isEqualTo(404);
        same(answer.body(), Map.of("error", "Job not found", "message", "Job ID does not exist"));
    }

    @Test
    void aPersonalKeyOpensTheseRoutesAndNoKeyOpensNone() {
        String made = new People(port)
                .user()
                .api()
                .post("/api/keys", "{\"name\":\"batch\"}")
                .body();
        Api byKey = Api.stranger(port).with("X-API-Key", JsonPath.read(made, "$.key"));

        assertThat(byKey.get("/job").statusCode()).isEqualTo(200);
        assertThat(byKey.get("/runpod/config").statusCode()).isEqualTo(200);
        assertThat(byKey.post("/video/img2vid", "{}").statusCode()).isEqualTo(400);
        for (String path : List.of("/job", "/runpod/health", "/runpod/config")) {
            assertThat(Api.stranger(port).get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(Api.stranger(port).post("/video/img2vid", "{}").statusCode()).isEqualTo(401);
    }

    private String upload(Api who, String colour) {
        return TestMedia.upload(who, media.picture(colour + ".png", colour, 1920, 1080));
    }

    private static void timesAddUp(String body) {
        Instant start = Instant.parse(JsonPath.read(body, "$.execution.startTime"));
        Instant end = Instant.parse(JsonPath.read(body, "$.execution.endTime"));
        int millis = JsonPath.read(body, "$.execution.durationMs");
        assertThat(Duration.between(start, end).toMillis()).isEqualTo(millis);
        assertThat(JsonPath.<Double>read(body, "$.execution.durationSeconds")).isEqualTo(millis / 1000.0);
        assertThat(JsonPath.<Integer>read(body, "$.stats.executionTime")).isEqualTo(millis);
        assertThat(JsonPath.<Integer>read(body, "$.stats.delayTime")).isNotNegative();
        assertThat(JsonPath.<String>read(body, "$.stats.jobId")).isNotEmpty();
    }

    private static void same(String body, Map<String, Object> expected) {
        assertThat(JsonPath.<Map<String, Object>>read(body, "$")).isEqualTo(expected);
    }

    private BufferedImage picture(Path video, int frame) throws IOException {
        Path png = media.make(
                video.getFileName() + "-" + frame + ".png",
                "-i",
                video.toString(),
                "-vf",
                "select=eq(n\\," + frame + ")",
                "-frames:v",
                "1");
        return ImageIO.read(png.toFile());
    }

    private static void near(int rgb, int expected) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(rgb >> shift & 0xFF).isCloseTo(expected >> shift & 0xFF, within(6));
        }
    }

    /** Where black ends and white begins in the middle line, in pixels. */
    private double edge(Path video, int frame) throws IOException {
        BufferedImage picture = picture(video, frame);
        double dark = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            dark += 1 - (picture.getRGB(x, picture.getHeight() / 2) & 0xFF) / 255.0;
        }
        return dark;
    }
}
