package dev.claquete.studio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.InternalServerException;
import com.openai.errors.RateLimitException;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.fakes.FakeOpenAi;
import dev.claquete.studio.fakes.InMemoryS3;
import dev.claquete.studio.fakes.NoTaskContext;
import dev.claquete.studio.openai.ProviderSelector;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiImagesTest {

    private final FakeOpenAi fake = FakeOpenAi.start();
    private final InMemoryS3 s3 = new InMemoryS3();
    private final ObjectStore store = s3.store();
    private final OpenAIClient client = OpenAIOkHttpClient.builder()
            .baseUrl(fake.baseUrl().toString())
            .apiKey("sk-test")
            .maxRetries(0)
            .build();
    private final GenerateSceneImage handler =
            new GenerateSceneImage(ProviderSelector.only(new OpenAiImages(() -> client, "image-model", store)), store);

    @AfterEach
    void stop() {
        fake.close();
    }

    private String draw(String prompt, String narration, int sceneNumber, int widthPx, int heightPx) throws Exception {
        return draw(prompt, narration, sceneNumber, widthPx, heightPx, null);
    }

    private String draw(
            String prompt, String narration, int sceneNumber, int widthPx, int heightPx, @Nullable String reference)
            throws Exception {
        var input = new GenerateSceneImage.Input(
                "p1", "s1", sceneNumber, prompt, narration, "en", "watercolor", 1, widthPx, heightPx, reference, null);
        return handler.handle(input, new NoTaskContext()).imageKey();
    }

    @Test
    void thePictureIsStoredAsItCameAndIsNoStoryboard() throws Exception {
        ObjectKey key = new ObjectKey(draw("a lighthouse", "", 1, 1080, 1920));

        var picture = ImageIO.read(new ByteArrayInputStream(store.bytes(key)));
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(1536);
        assertThat(store.stat(key).orElseThrow().metadata())
                .containsEntry("storyboard", "false")
                .containsEntry("generator", "openai:image-model");
    }

    @Test
    void theRequestNamesModelPromptAndStyleAndCarriesTheOutputKey() throws Exception {
        String key = draw("a lighthouse", "Ships pass by.", 1, 1080, 1920);

        FakeOpenAi.Request asked = fake.lastRequest();
        assertThat(asked.path()).isEqualTo("/v1/images/generations");
        assertThat(asked.idempotencyKey()).isEqualTo(key);
        assertThat(asked.body().path("model").asText()).isEqualTo("image-model");
        assertThat(asked.body().path("prompt").asText())
                .startsWith("a lighthouse")
                .contains("Style: watercolor.");
        assertThat(asked.body().path("prompt").asText()).doesNotContain("Ships");
        assertThat(asked.body().path("n").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1080, 1920, 1024x1536", "1920, 1080, 1536x1024", "1080, 1080, 1024x1024", "1080, 1350, 1024x1536"})
    void theSizeIsTheKnownOneClosestToTheVideosShape(int widthPx, int heightPx, String size) throws Exception {
        draw("a lighthouse", "", 1, widthPx, heightPx);

        assertThat(fake.lastRequest().body().path("size").asText()).isEqualTo(size);
    }

    @Test
    void withoutAPromptTheNarrationIsDrawn() throws Exception {
        draw(" ", "Ships pass by.", 1, 1080, 1920);

        assertThat(fake.lastRequest().body().path("prompt").asText()).startsWith("Ships pass by.");
    }

    @Test
    void aPictureIsNotPaidForTwice() throws Exception {
        String key = draw("a lighthouse", "", 1, 1080, 1920);
        assertThat(draw("a lighthouse", "", 1, 1080, 1920)).isEqualTo(key);

        s3.refuseNextWrite(any -> true);
        assertThatThrownBy(() -> draw("a harbour", "", 1, 1080, 1920)).hasMessageContaining("Slow down");
        String second = draw("a harbour", "", 1, 1080, 1920);

        assertThat(fake.bills()).isEqualTo(Map.of(key, new FakeOpenAi.Bill(1, 1), second, new FakeOpenAi.Bill(2, 1)));
    }

    @Test
    void otherWordsOrAnotherPlaceInTheVideoDoNotBuyANewPicture() throws Exception {
        String key = draw("a lighthouse", "Ships pass by.", 1, 1080, 1920);

        assertThat(draw("a lighthouse", "Ships come home.", 4, 1080, 1920)).isEqualTo(key);
        assertThat(fake.billed()).isEqualTo(1);
    }

    @Test
    void aModeratedPromptIsABusinessError() {
        fake.moderateNext();

        assertThatThrownBy(() -> draw("something forbidden", "", 1, 1080, 1920))
                .isInstanceOfSatisfying(PromptRejected.class, e -> {
                    assertThat(e.code()).isEqualTo("prompt-rejected");
                    assertThat(e.getMessage())
                            .isEqualTo("The image service refused this prompt. Change the visual description, then try"
                                    + " again.");
                });
        assertThat(s3.keys()).isEmpty();
    }

    @Test
    void limitsAndOutagesAreTechnicalSoThatTheTaskIsTriedAgain() throws Exception {
        fake.rateLimitNext();
        assertThatThrownBy(() -> draw("a lighthouse", "", 1, 1080, 1920)).isInstanceOf(RateLimitException.class);
        fake.breakNext();
        assertThatThrownBy(() -> draw("a lighthouse", "", 1, 1080, 1920)).isInstanceOf(InternalServerException.class);

        assertThat(store.exists(new ObjectKey(draw("a lighthouse", "", 1, 1080, 1920))))
                .isTrue();
    }

    @Test
    void otherRefusedRequestsAreTechnicalToo() {
        fake.failNext(400, "invalid_request_error", "invalid_value", "Unknown size.");

        assertThatThrownBy(() -> draw("a lighthouse", "", 1, 1080, 1920))
                .isNotInstanceOf(PromptRejected.class)
                .hasMessageContaining("Unknown size");
    }

    @Test
    void bytesThatAreNoPictureAreNeverStored() {
        byte[] garbage = "not a picture".getBytes(StandardCharsets.UTF_8);
        fake.answerNext("application/json", answer(garbage));

        assertThatThrownBy(() -> draw("a lighthouse", "", 1, 1080, 1920))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("13 bytes that are no picture");
        assertThat(s3.keys()).isEmpty();
    }

    @Test
    void aPictureThatBreaksOffIsNeverStored() throws Exception {
        byte[] whole = picture("png");
        fake.answerNext("application/json", answer(java.util.Arrays.copyOf(whole, whole.length / 2)));

        assertThatThrownBy(() -> draw("a lighthouse", "", 1, 1080, 1920)).isInstanceOf(IllegalStateException.class);
        assertThat(s3.keys()).isEmpty();
    }

    @Test
    void aJpegIsTakenAndStoredAsThePngThatTheKeyPromises() throws Exception {
        fake.answerNext("application/json", answer(picture("jpg")));

        byte[] stored = store.bytes(new ObjectKey(draw("a lighthouse", "", 1, 1080, 1920)));

        assertThat(new String(stored, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
        assertThat(ImageIO.read(new ByteArrayInputStream(stored)).getWidth()).isEqualTo(64);
    }

    @Test
    void aReferencePictureTravelsWithTheRequest() throws Exception {
        byte[] reference = picture("png");
        store.put(new ObjectKey("projects/p1/characters/ana.png"), reference, "image/png", Map.of());
        fake.answerNext("application/json", answer(picture("png")));

        draw("Ana by the sea", "", 1, 1080, 1920, "projects/p1/characters/ana.png");

        assertThat(fake.lastRequest().path()).isEqualTo("/v1/images/edits");
        assertThat(fake.lastRequest().idempotencyKey()).startsWith("projects/p1/scenes/s1/image-");
    }

    private static byte[] answer(byte[] picture) {
        return ("{\"created\":1,\"data\":[{\"b64_json\":\""
                        + Base64.getEncoder().encodeToString(picture) + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture(String format) throws Exception {
        BufferedImage picture = new BufferedImage(64, 96, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 96; i++) {
            picture.setRGB(i % 64, i / 64, i * 7919);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
