package dev.claquete.studio.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pictures of a prompt, offline. */
@StudioTest
class GenerateImageTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    TestMedia media;
    Api caller;

    @BeforeEach
    void caller() {
        media = new TestMedia(folder);
        caller = new People(port).user().api();
    }

    @ParameterizedTest
    @CsvSource({"64,64", "301,77", "90,640"})
    void thePictureIsExactlyAsLargeAsWasAskedFor(int width, int height) throws IOException {
        String answer = generated("\"width\":" + width + ",\"height\":" + height);
        assertThat(JsonPath.<String>read(answer, "$.metadata.prompt")).isEqualTo("a lighthouse by the sea");
        assertThat(JsonPath.<Integer>read(answer, "$.metadata.width")).isEqualTo(width);
        assertThat(JsonPath.<Integer>read(answer, "$.metadata.height")).isEqualTo(height);
        BufferedImage picture = picture(answer);
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertThat(picture.getRGB(1, 1)).as("not one colour").isNotEqualTo(picture.getRGB(width - 2, height - 2));
    }

    @Test
    void theStyleChangesThePicture() throws IOException {
        double plain = saturation(picture(generated("\"width\":160,\"height\":90")));
        double noir = saturation(picture(generated("\"width\":160,\"height\":90,\"style\":\"noir\"")));
        double futuristic = saturation(picture(generated("\"width\":160,\"height\":90,\"style\":\"Futuristic\"")));
        assertThat(noir).isLessThan(0.12).isLessThan(plain / 2);
        assertThat(futuristic).isGreaterThan(plain);
    }

    @Test
    void whatBreaksARuleIsNamedAndNothingBegins() {
        for (List<String> wrong : List.of(
                List.of("{\"width\":64}", "prompt: is required"),
                List.of("{\"prompt\":\" \"}", "prompt: is required"),
                List.of("{\"prompt\":\"x\",\"width\":63}", "width: must be from 64 to 2048"),
                List.of("{\"prompt\":\"x\",\"height\":2049}", "height: must be from 64 to 2048"),
                List.of("{\"prompt\":\"x\",\"guidance_scale\":-1}", "guidance_scale: must be from 0 to 30"),
                List.of("{\"prompt\":\"x\",\"num_inference_steps\":0}", "num_inference_steps: must be from 1 to 150"),
                List.of("{\"prompt\":\"x\",\"style\":\"ugly\"}", "style: must be one of futuristic, noir"),
                List.of("{\"prompt\":\"x\",\"webhook_url\":\"http://10.0.0.1/\"}", "webhook_url: "))) {
            HttpResponse<String> answer = caller.post("/generate/image", wrong.get(0));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(JsonPath.<String>read(answer.body(), "$.detail")).startsWith(wrong.get(1));
        }
    }

    @Test
    void whoNamesAWebhookGetsAJobAndWhoPaysIsForgottenWithIt() {
        HttpResponse<String> answer = caller.post(
                "/generate/image",
                "{\"prompt\":\"a fox\",\"width\":64,\"height\":64,\"webhook_url\":\"https://example.com/hook\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String job = answer.headers().firstValue("Location").orElseThrow();
        await().atMost(LONG)
                .until(() -> JsonPath.read(caller.get(job).body(), "$.status").equals("COMPLETED"));
        assertThat(JsonPath.<String>read(caller.get(job).body(), "$.output.image_url"))
                .isNotEmpty();
        UUID id = UUID.fromString(job.substring(job.lastIndexOf('/') + 1));
        await().atMost(LONG).until(() -> database.sql(
                        "select count(*) from generation g join key_ring k on k.id = g.ring" + " where g.job_id = ?")
                .param(id)
                .query(Integer.class)
                .single()
                .equals(0));
    }

    @Test
    void theStylesAreToldInTheCallersLanguage() {
        String portuguese = caller.with("Accept-Language", "pt-BR")
                .get("/generate/image/styles")
                .body();
        assertThat(JsonPath.<List<String>>read(portuguese, "$.styles[?(@.id=='futuristic')].name"))
                .containsExactly("Futurista");
        String english = caller.with("Accept-Language", "en")
                .get("/generate/image/styles")
                .body();
        assertThat(JsonPath.<List<String>>read(english, "$.styles[*].name")).contains("Futuristic", "Noir");
        assertThat(JsonPath.<List<String>>read(english, "$.styles[*].description"))
                .hasSize(ImageStyle.values().length)
                .doesNotContain("");
    }

    private String generated(String more) {
        HttpResponse<String> answer =
                caller.post("/generate/image", "{\"prompt\":\"a lighthouse by the sea\"," + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private BufferedImage picture(String answer) throws IOException {
        return ImageIO.read(media.download(port, JsonPath.read(answer, "$.url"), "picture.png")
                .toFile());
    }

    /** On average, 0 for grey. */
    private static double saturation(BufferedImage picture) {
        double sum = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                sum += Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null)[1];
            }
        }
        return sum / (picture.getWidth() * picture.getHeight());
    }
}
